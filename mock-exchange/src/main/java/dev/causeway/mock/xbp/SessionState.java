package dev.causeway.mock.xbp;

import dev.causeway.mock.sent.ReceivedTrail;
import dev.causeway.mock.sent.SentMessages;
import dev.causeway.mock.sent.SessionFile;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What one client's session is over all its connections: epoch, numbers both ways, everything sent in this epoch, the
 * faults to come. All but the faults is told to the session's file before it changes.
 *
 * <p>Owner: the venue's thread; {@code received} may be read by any.
 */
final class SessionState {
    private static final byte MESSAGE = 1;
    private static final byte EXPECTED = 2;
    private static final byte EPOCH = 3;
    private static final byte RAISED_EPOCH = 4;

    final String compId;
    final String secret;
    final SentMessages sent;
    final ReceivedTrail received = new ReceivedTrail();
    final Map<Long, Long> lastStatusSeqByInstrument = new HashMap<>();
    final ArrayDeque<Fault> faults = new ArrayDeque<>();
    final ArrayDeque<Fault> logonFaults = new ArrayDeque<>();
    private final SessionFile file;
    private final UnsafeBuffer wrapper = new UnsafeBuffer(new byte[0]);
    /** As named on the wire, 0 before the first log-on. */
    long sessionEpoch;
    /** Counted from 1, 0 before the first log-on. */
    int epochNo;
    /** The client's next number. */
    long expected = 1;
    /** The next number to be sent for the first time on the present connection. */
    long transmitNext = 1;
    /** Application messages of the client taken in order. */
    long clientMessages;
    /** Whether a connection is logged on. */
    boolean live;

    SessionState(String compId, String secret, long storeBytes, SessionFile file) {
        this.compId = compId;
        this.secret = secret;
        this.file = file;
        sent = new SentMessages(storeBytes);
    }

    /**
     * Takes one record of an earlier process.
     *
     * @param messages given the number and bytes of each message, to be kept by {@link #keep}
     */
    void restore(byte kind, long number, byte[] payload, BiConsumer<Long, byte[]> messages) {
        switch (kind) {
            case MESSAGE -> messages.accept(number, payload);
            case EXPECTED -> expect(number);
            case EPOCH -> beginEpoch(number);
            case RAISED_EPOCH -> raiseEpoch(number);
            default -> throw new IllegalStateException("record of kind " + kind);
        }
    }

    /** The next message, now sendable. */
    void keep(long seqNo, byte[] message, int length) {
        file.append(MESSAGE, seqNo, message, length);
        wrapper.wrap(message);
        sent.append(seqNo, wrapper, 0, length);
    }

    /** The client's next number. */
    void expect(long seqNo) {
        file.append(EXPECTED, seqNo);
        expected = seqNo;
    }

    /** An epoch the client began for its own numbers. */
    void raiseEpoch(long newSessionEpoch) {
        file.append(RAISED_EPOCH, newSessionEpoch);
        sessionEpoch = newSessionEpoch;
    }

    /** A fault to come. */
    void add(Fault fault) {
        if (!fault.kind().atLogon()) {
            faults.add(fault);
            return;
        }
        for (int i = 0; i < fault.count(); i++) {
            logonFaults.add(fault);
        }
    }

    /** Whether the next log-on is to be spoiled like this; then it was. */
    boolean takeLogonFault(Fault.Kind kind) {
        boolean next = !logonFaults.isEmpty() && logonFaults.peek().kind() == kind;
        if (next) {
            logonFaults.poll();
        }
        return next;
    }

    /** A new epoch of the numbers we send; the client's are the caller's to change. */
    void beginEpoch(long newSessionEpoch) {
        file.append(EPOCH, newSessionEpoch);
        sessionEpoch = newSessionEpoch;
        epochNo++;
        sent.reset();
        lastStatusSeqByInstrument.clear();
        transmitNext = 1;
    }

    /** Messages made and not yet sent on the present connection. */
    long backlog() {
        return sent.next() - transmitNext;
    }
}
