package dev.causeway.mock.fix;

import dev.causeway.mock.sent.SentMessages;
import java.nio.charset.StandardCharsets;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.TimeZone;
import org.agrona.concurrent.UnsafeBuffer;
import quickfix.MessageStore;

/**
 * Numbers and sent messages of the session, in memory and compact. Counts epochs: each full reset of numbers that had been
 * used begins the next.
 *
 * <p>Any thread; calls are serialized here.
 */
final class FixStore implements MessageStore {
    private final SentMessages sent;
    private final UnsafeBuffer wrapper = new UnsafeBuffer(new byte[0]);
    private UnsafeBuffer scratch = new UnsafeBuffer(new byte[4096]);
    private Date created = new Date();
    private int nextSender = 1;
    private int nextTarget = 1;
    private int epoch = 1;

    FixStore(long maxBytes) {
        sent = new SentMessages(maxBytes);
    }

    /** Counted from 1. */
    synchronized int epoch() {
        return epoch;
    }

    @Override
    public synchronized boolean set(int sequence, String message) {
        byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
        if (sequence >= sent.next()) {
            wrapper.wrap(bytes);
            sent.append(sequence, wrapper, 0, bytes.length);
        }
        return true;
    }

    @Override
    public synchronized void get(int startSequence, int endSequence, Collection<String> messages) {
        long last = Math.min(endSequence, sent.next() - 1);
        for (long seqNo = Math.max(startSequence, sent.lowest()); seqNo <= last; seqNo++) {
            int length = sent.length(seqNo);
            if (length > 0) {
                if (length > scratch.capacity()) {
                    scratch = new UnsafeBuffer(new byte[length * 2]);
                }
                sent.copy(seqNo, scratch, 0);
                messages.add(new String(scratch.byteArray(), 0, length, StandardCharsets.ISO_8859_1));
            }
        }
    }

    @Override
    public synchronized int getNextSenderMsgSeqNum() {
        return nextSender;
    }

    @Override
    public synchronized int getNextTargetMsgSeqNum() {
        return nextTarget;
    }

    @Override
    public synchronized void setNextSenderMsgSeqNum(int next) {
        nextSender = next;
    }

    @Override
    public synchronized void setNextTargetMsgSeqNum(int next) {
        nextTarget = next;
    }

    @Override
    public synchronized void incrNextSenderMsgSeqNum() {
        nextSender++;
    }

    @Override
    public synchronized void incrNextTargetMsgSeqNum() {
        nextTarget++;
    }

    @Override
    public synchronized Date getCreationTime() {
        return new Date(created.getTime());
    }

    @Override
    public synchronized Calendar getCreationTimeCalendar() {
        Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
        calendar.setTime(created);
        return calendar;
    }

    @Override
    public synchronized void reset() {
        if (nextSender > 1 || nextTarget > 1) {
            epoch++;
        }
        sent.reset();
        nextSender = 1;
        nextTarget = 1;
        created = new Date();
    }

    @Override
    public void refresh() {
        // Memory is the only copy.
    }
}
