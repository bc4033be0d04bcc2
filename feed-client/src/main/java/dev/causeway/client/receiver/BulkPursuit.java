package dev.causeway.client.receiver;

import static java.nio.ByteOrder.BIG_ENDIAN;

import dev.causeway.client.receiver.FeedCounters.Total;
import dev.causeway.protocol.mold.MoldHeader;
import dev.causeway.protocol.mold.MoldPacketReader;
import dev.causeway.protocol.mold.MoldPacketWriter;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One bulk request after the other, and the judgement of what comes back. Owner: the receiver's thread. Times are monotonic
 * nanoseconds.
 *
 * <p>An answer must be of the session asked for, begin with the number asked for and go on without a hole; anything else,
 * silence and a lost connection fail the request. After a failure the server is left alone for 1, 2, 4 ... up to 30 s.
 */
final class BulkPursuit {
    /** Gaps with more missing messages are asked for in bulk. */
    static final int THRESHOLD_MESSAGES = 5_000;
    /** The same for a gap that begins with the session: a late joiner's. One datagram request covers no more. */
    static final int JOIN_THRESHOLD_MESSAGES = GapPursuit.MAX_REQUEST_MESSAGES;
    /** A server that says nothing for so long has failed. */
    static final long STALL_NANOS = 2_000_000_000L;
    /** Pause after the first failure. */
    static final long FIRST_PAUSE_NANOS = 1_000_000_000L;
    /** Longest pause after a failure. */
    static final long MAX_PAUSE_NANOS = 30_000_000_000L;

    /** What {@link #read} found. */
    enum Outcome {
        /** Not all bytes of the packet are there. */
        NEED_MORE,
        /** Messages of the answer. */
        MESSAGES,
        /** The answer is complete. */
        END,
        /** No answer to the request. */
        VIOLATION
    }

    private static final int LENGTH_BYTES = 2;

    private final BulkSink sink;
    private final FeedCounters counters;
    private final UnsafeBuffer request = new UnsafeBuffer(new byte[BulkRequest.LENGTH]);
    private final byte[] session = new byte[MoldHeader.SESSION_LENGTH];
    private final boolean available;
    private boolean active;
    private boolean advanced;
    private long expected;
    private long end;
    private long stallNanos;
    private long notBeforeNanos = Long.MIN_VALUE;
    private long pauseNanos = FIRST_PAUSE_NANOS;

    BulkPursuit(BulkSink sink, FeedCounters counters) {
        this.sink = sink;
        this.counters = counters;
        available = sink != BulkSink.NONE;
    }

    boolean isActive() {
        return active;
    }

    /** Whether a gap is one for the bulk server and the server may be asked now. */
    boolean isFor(Gap gap, long nowNanos) {
        int threshold = gap.from == 1 ? JOIN_THRESHOLD_MESSAGES : THRESHOLD_MESSAGES;
        return available && !active && gap.missing > threshold && nowNanos >= notBeforeNanos;
    }

    /** Asks for numbers, both ends inclusive. False when the server cannot be had. */
    boolean ask(byte[] ofSession, long fromSeqNo, long toSeqNo, long nowNanos) {
        int count = (int) Math.min(toSeqNo - fromSeqNo + 1, BulkRequest.MAX_MESSAGES);
        counters.add(Total.BULK_REQUESTS, 1);
        if (!sink.send(request, 0, BulkRequest.encode(request, ofSession, fromSeqNo, count))) {
            fail(nowNanos);
            return false;
        }
        System.arraycopy(ofSession, 0, session, 0, session.length);
        active = true;
        advanced = false;
        expected = fromSeqNo;
        end = fromSeqNo + count;
        stallNanos = nowNanos + STALL_NANOS;
        return true;
    }

    /** Last number asked for. */
    long askedTo() {
        return end - 1;
    }

    /** When {@link #isStalled} may become true, {@link Long#MAX_VALUE} for never. */
    long nextTimerNanos() {
        return active ? stallNanos : Long.MAX_VALUE;
    }

    boolean isStalled(long nowNanos) {
        return active && nowNanos >= stallNanos;
    }

    /** Judges what came; after {@link Outcome#MESSAGES} the reader holds them. */
    Outcome read(MoldPacketReader reader, DirectBuffer buffer, int offset, int available, long nowNanos) {
        if (!active) {
            return Outcome.VIOLATION;
        }
        if (available < LENGTH_BYTES) {
            return Outcome.NEED_MORE;
        }
        int length = packetLength(buffer, offset);
        if (length < MoldHeader.LENGTH || length > MoldPacketWriter.DEFAULT_MAX_LENGTH) {
            return Outcome.VIOLATION;
        }
        if (available - LENGTH_BYTES < length) {
            return Outcome.NEED_MORE;
        }
        if (reader.wrap(buffer, offset + LENGTH_BYTES, length) != MoldPacketReader.Outcome.OK || !isExpected(reader)) {
            return Outcome.VIOLATION;
        }
        counters.add(Total.BULK_PACKETS, 1);
        stallNanos = nowNanos + STALL_NANOS;
        if (reader.messageCount() == 0) {
            return Outcome.END;
        }
        advanced = true;
        expected += reader.messageCount();
        return Outcome.MESSAGES;
    }

    /** Bytes of the packet just read, its length included. */
    static int frameLength(DirectBuffer buffer, int offset) {
        return LENGTH_BYTES + packetLength(buffer, offset);
    }

    /** The answer was complete. One that brought nothing is as good as a failure. */
    void complete(long nowNanos) {
        if (!advanced) {
            pause(nowNanos);
        } else {
            pauseNanos = FIRST_PAUSE_NANOS;
        }
        active = false;
    }

    /** The request came to nothing, or to less than was asked for. */
    void fail(long nowNanos) {
        counters.add(Total.BULK_FAILURES, 1);
        active = false;
        sink.cut();
        pause(nowNanos);
    }

    /** The answer is not wanted any more. */
    void cancel() {
        if (active) {
            active = false;
            sink.cut();
        }
    }

    private void pause(long nowNanos) {
        notBeforeNanos = nowNanos + pauseNanos;
        pauseNanos = Math.min(2 * pauseNanos, MAX_PAUSE_NANOS);
    }

    private boolean isExpected(MoldPacketReader reader) {
        return reader.isSession(session)
                && reader.sequenceNumber() == expected
                && reader.messageCount() <= end - expected;
    }

    private static int packetLength(DirectBuffer buffer, int offset) {
        return buffer.getShort(offset, BIG_ENDIAN) & 0xFFFF;
    }
}
