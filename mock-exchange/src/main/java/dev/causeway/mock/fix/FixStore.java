package dev.causeway.mock.fix;

import dev.causeway.mock.sent.SentMessages;
import dev.causeway.mock.sent.SessionFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.TimeZone;
import org.agrona.concurrent.UnsafeBuffer;
import quickfix.MessageStore;

/**
 * Numbers and sent messages of the session, in memory and compact, each change told to the session's file first. Counts epochs: each full reset of numbers that had been
 * used begins the next.
 *
 * <p>Any thread; calls are serialized here.
 */
final class FixStore implements MessageStore {
    static final byte MESSAGE = 1;
    private static final byte NEXT_SENDER = 2;
    private static final byte NEXT_TARGET = 3;
    private static final byte RESET = 4;

    private final SentMessages sent;
    private final SessionFile file;
    private final UnsafeBuffer wrapper = new UnsafeBuffer(new byte[0]);
    private UnsafeBuffer scratch = new UnsafeBuffer(new byte[4096]);
    private Date created = new Date();
    private int nextSender = 1;
    private int nextTarget = 1;
    private int epoch = 1;

    FixStore(long maxBytes, SessionFile file) {
        sent = new SentMessages(maxBytes);
        this.file = file;
    }

    /** Takes one record of an earlier process; kinds of others are none of its business. */
    synchronized void restore(byte kind, long number, byte[] payload) {
        switch (kind) {
            case MESSAGE -> {
                keep(number, payload);
                nextSender = (int) number + 1;
            }
            case NEXT_SENDER -> nextSender = (int) number;
            case NEXT_TARGET -> nextTarget = (int) number;
            case RESET -> {
                begin((int) number);
                created =
                        Date.from(Instant.ofEpochMilli(ByteBuffer.wrap(payload).getLong()));
            }
            default -> {}
        }
    }

    /** Counted from 1. */
    synchronized int epoch() {
        return epoch;
    }

    @Override
    public synchronized boolean set(int sequence, String message) {
        byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
        if (sequence >= sent.next()) {
            file.append(MESSAGE, sequence, bytes, bytes.length);
            keep(sequence, bytes);
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
        file.append(NEXT_SENDER, next);
        nextSender = next;
    }

    @Override
    public synchronized void setNextTargetMsgSeqNum(int next) {
        file.append(NEXT_TARGET, next);
        nextTarget = next;
    }

    @Override
    public synchronized void incrNextSenderMsgSeqNum() {
        nextSender++;
    }

    @Override
    public synchronized void incrNextTargetMsgSeqNum() {
        setNextTargetMsgSeqNum(nextTarget + 1);
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
        int next = nextSender > 1 || nextTarget > 1 ? epoch + 1 : epoch;
        created = new Date();
        byte[] payload =
                ByteBuffer.allocate(Long.BYTES).putLong(created.getTime()).array();
        file.append(RESET, next, payload, payload.length);
        begin(next);
    }

    @Override
    public void refresh() {
        // The file is read once, at the start: memory says what it says.
    }

    private void keep(long seqNo, byte[] bytes) {
        wrapper.wrap(bytes);
        sent.append(seqNo, wrapper, 0, bytes.length);
    }

    private void begin(int newEpoch) {
        epoch = newEpoch;
        sent.reset();
        nextSender = 1;
        nextTarget = 1;
    }
}
