package dev.causeway.store;

import org.agrona.DirectBuffer;

/**
 * One record on its way into or out of the journal: a reusable carrier, so that appending allocates nothing. Owned by the
 * thread that appends (or reads).
 *
 * <p>Which fields count depends on the type: {@code feedSeq} only where {@link RecordType#onFeed()}; {@code venueEpoch}
 * only in EPOCH; {@code key} only in DEFINITION.
 */
public final class JournalEntry {
    /** First feed message of one venue message. Same bit as the feed's Src.flags. */
    public static final int FIRST = 4;
    /** Last feed message of one venue message: commits the venue's number. Same bit as the feed's Src.flags. */
    public static final int LAST = 8;

    public RecordType type;
    /** FIRST and LAST; a unit without its LAST at the end of the journal is cut at recovery. */
    public int flags;
    /** The gateway's number of the venue session, 0..65535. */
    public int sessionNo;
    /** The gateway's epoch of that session, from 1. */
    public int epoch;
    /** The venue's sequence number; 0 when the gateway originated the record. */
    public long venueSeqNo;
    /** The inbound number expected next once this record is committed; 0: unchanged. */
    public long nextExpected;
    /** The feed number, from 1. */
    public long feedSeq;
    /** When the record was made, epoch nanoseconds. */
    public long epochNanos;
    /** The venue's own name of the epoch (XBP), else 0. */
    public long venueEpoch;
    /** The definition's key: kind in the upper 32 bits, id in the lower 32. */
    public long key;

    public DirectBuffer buffer;
    public int offset;
    public int length;

    /** Points at the payload. */
    public JournalEntry payload(DirectBuffer payloadBuffer, int payloadOffset, int payloadLength) {
        buffer = payloadBuffer;
        offset = payloadOffset;
        length = payloadLength;
        return this;
    }

    /** @return the key of a definition of {@code kind} with {@code id} */
    public static long key(int kind, int id) {
        return ((long) kind << 32) | (id & 0xFFFF_FFFFL);
    }
}
