package dev.causeway.gateway.port;

import static org.agrona.BitUtil.CACHE_LINE_LENGTH;

import org.agrona.BufferUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One preallocated place in the ring. Written by the producing thread between claim and publish, then by the journal
 * ({@code feedSeq} only), then read by the multicast stage.
 */
public final class Slot {
    /** The largest feed message with its SBE header: what fits one 1400-byte datagram alone (20 header, 2 length). */
    public static final int CAPACITY = 1378;

    /** {@link #feedSeq} of a slot that does not go to the feed. */
    public static final long NOT_ON_FEED = 0;

    /** Null: nothing; a claim whose encoding failed is still published, as nothing. */
    public SlotKind kind;
    /** FIRST and LAST of {@code Src.flags}: the bounds of one venue message's unit. A notice has both. */
    public int flags;
    /** The gateway's number of the venue session. */
    public int sessionNo;
    /** The session's epoch the message belongs to. */
    public int epoch;
    /** The venue's number; 0 in what the gateway originates. */
    public long venueSeqNo;
    /** What is expected after this slot: for VENUE set in the LAST slot of a unit ({@code venueSeqNo + 1}). */
    public long nextExpected;
    /** The venue's own name of a new epoch (EPOCH only). */
    public long venueEpoch;
    /** The definition's key (DEFINITION only). */
    public long key;
    /** When the bytes were read from the socket, or the event happened; epoch nanoseconds. */
    public long epochNanos;
    /** Bytes in {@link #buffer()}: an SBE feed message with its header, or a definition's payload. */
    public int length;
    /** Set by the journal: the feed number, or {@link #NOT_ON_FEED}. */
    public long feedSeq;

    private final UnsafeBuffer buffer = new UnsafeBuffer(BufferUtil.allocateDirectAligned(CAPACITY, CACHE_LINE_LENGTH));

    /** Where the producing thread encodes. Only that thread writes it, before publishing. */
    public MutableDirectBuffer buffer() {
        return buffer;
    }
}
