package dev.causeway.client.cli;

import dev.causeway.client.receiver.FeedEvents;
import java.io.PrintStream;
import org.agrona.DirectBuffer;

/** Messages to the printer, alarms to the error stream, until enough were printed. Owner: the main thread. */
final class Printing implements FeedEvents {
    private final LinePrinter printer;
    private final PrintStream notes;
    private final long limit;
    private final MessageFilter filter;
    private String session = "";
    private long printed;
    private long firstSeqNo;
    private long lastSeqNo;

    /** @param limit messages to print at most */
    Printing(LinePrinter printer, PrintStream notes, long limit, MessageFilter filter) {
        this.printer = printer;
        this.notes = notes;
        this.limit = limit;
        this.filter = filter;
    }

    boolean isDone() {
        return printed >= limit;
    }

    long printed() {
        return printed;
    }

    /** First number printed of the latest session, 0 before it. */
    long firstSeqNo() {
        return firstSeqNo;
    }

    /** Last number printed of the latest session, 0 before it. */
    long lastSeqNo() {
        return lastSeqNo;
    }

    @Override
    public void onMessage(long seqNo, DirectBuffer buffer, int offset, int length) {
        if (printed < limit && filter.holds(buffer, offset, length)) {
            printed++;
            firstSeqNo = firstSeqNo == 0 ? seqNo : firstSeqNo;
            lastSeqNo = seqNo;
            printer.print(session, seqNo, buffer, offset, length);
        }
    }

    @Override
    public void onSession(String name, long beginSeqNo) {
        session = name;
        firstSeqNo = 0;
        lastSeqNo = 0;
        notes.println("session " + name + " from " + beginSeqNo);
    }

    @Override
    public void onEndOfSession(String name, long endSeqNo) {
        notes.println("end of session " + name + " at " + endSeqNo);
    }

    @Override
    public void onGapLost(long fromSeqNo, long toSeqNo) {
        notes.println("lost " + fromSeqNo + " to " + toSeqNo);
    }

    @Override
    public void onChannelStale(int channel) {
        notes.println("channel " + letter(channel) + " is silent");
    }

    @Override
    public void onChannelAlive(int channel) {
        notes.println("channel " + letter(channel) + " is back");
    }

    @Override
    public void onInactive() {
        notes.println("no channel speaks");
    }

    private static char letter(int channel) {
        return (char) ('A' + channel);
    }
}
