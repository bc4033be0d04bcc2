package dev.causeway.store;

import org.agrona.DirectBuffer;

/**
 * What one session has sent in the current epoch, kept so that a peer may ask for it again. A message and its number are
 * one record, written before the socket write.
 *
 * <p>Owner: the session's thread (for QuickFIX/J: whoever holds the session's sender lock).
 */
public interface OutboundLog extends AutoCloseable {
    /** The gateway's epoch this log belongs to; 0 before the first {@link #reset}. */
    int epoch();

    /** When the epoch began, epoch nanoseconds; durable. */
    long epochStartNanos();

    /** The number the next message will carry, from 1. */
    long nextSeqNo();

    /**
     * Stores a message; implies {@code nextSeqNo() == seqNo + 1} afterwards, in the same record.
     *
     * @throws IllegalArgumentException {@code seqNo} is below {@link #nextSeqNo()}: that number is taken
     * @throws StoreException nothing was stored and the message must not be sent
     */
    void append(long seqNo, DirectBuffer buffer, int offset, int length, long epochNanos);

    /**
     * Moves the next number without a message. Writes nothing when it is already there. Moving it down forgets every
     * stored message, since numbers would be given twice; epoch and creation time stay.
     *
     * @throws StoreException the number has not moved
     */
    void nextSeqNo(long seqNo, long epochNanos);

    /**
     * Streams stored messages of a range in the order of their numbers; numbers without a message are left out.
     *
     * @param from first number, inclusive
     * @param to last number, inclusive
     * @return how many messages were shown
     */
    long forEach(long from, long to, MessageVisitor visitor);

    /** The lowest number that may still be asked for, 0 when none. */
    long lowestSeqNo();

    /**
     * Forgets everything and begins an epoch, as one step that a crash cannot split.
     *
     * @throws StoreException nothing has changed
     */
    void reset(int epoch, long nextSeqNo, long epochNanos);

    @Override
    void close();

    /** Receives one stored message; the buffer is valid only during the call. */
    @FunctionalInterface
    interface MessageVisitor {
        /** @return false to stop */
        boolean onMessage(long seqNo, long epochNanos, DirectBuffer buffer, int offset, int length);
    }
}
