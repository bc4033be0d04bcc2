package dev.causeway.benchmarks.receive;

import dev.causeway.protocol.mold.MoldPacketReader;
import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;

/**
 * Notes which venue message came under which feed number, and how late, at the cost of one array store and one histogram
 * count a message. Sans-I/O; owned by the receiver's thread. {@link Verification} judges it afterwards.
 */
final class ArrivalLog {
    /** What stands for a message that no venue sent. */
    static final long ORIGINATED = 1L << 62;

    private static final int SESSION_SHIFT = 32;
    static final long LONGEST_LATENCY_NANOS = 120_000_000_000L;

    private final Payload payload;
    private final long unmeasured;
    private final long[] identities;
    private final ChannelCount[] channels = {new ChannelCount(), new ChannelCount()};
    private final MoldPacketReader reader = new MoldPacketReader();
    private final Histogram latency = new Histogram(LONGEST_LATENCY_NANOS, 3);

    private LatencyWindows windows;
    private long contiguous;
    private long highest;
    private long venueMessages;
    private long measured;
    private long firstMeasuredNanos;
    private long lastMeasuredNanos;
    private long malformed;
    private long contradictions;
    private long beforeIntended;

    /**
     * @param capacity highest feed number that can be noted; one above counts as malformed
     * @param unmeasured how many numbers of each session, from 1, are definitions and warm-up
     */
    ArrivalLog(Payload payload, int capacity, long unmeasured) {
        this.payload = payload;
        this.unmeasured = unmeasured;
        this.identities = new long[capacity + 1];
    }

    /** From now on the latencies go by stretches too. */
    void byWindows(LatencyWindows stretches) {
        windows = stretches;
    }

    /**
     * Takes one datagram.
     *
     * @param channel 0 for A, 1 for B
     * @param epochNanos when it was read
     */
    void onDatagram(int channel, DirectBuffer buffer, int length, long epochNanos) {
        if (reader.wrap(buffer, 0, length) != MoldPacketReader.Outcome.OK) {
            malformed++;
            return;
        }
        int count = reader.messageCount();
        long number = reader.sequenceNumber();
        if (count == 0) {
            return;
        }
        if (number + count >= identities.length) {
            malformed++;
            return;
        }
        channels[channel].onPacket(number, count);
        if (number + count - 1 <= contiguous) {
            compareFirst(number, buffer);
            return;
        }
        while (reader.next()) {
            onMessage(number, buffer, reader.messageOffset(), epochNanos);
            number++;
        }
        highest = Math.max(highest, number - 1);
        while (contiguous < highest && identities[(int) contiguous + 1] != 0) {
            contiguous++;
        }
    }

    private void onMessage(long number, DirectBuffer buffer, int offset, long epochNanos) {
        long identity = identity(buffer, offset);
        int index = (int) number;
        if (identities[index] != 0) {
            contradictions += identities[index] == identity ? 0 : 1;
            return;
        }
        identities[index] = identity;
        if (identity == ORIGINATED) {
            return;
        }
        venueMessages++;
        if (venueSeqNo(identity) > unmeasured) {
            firstMeasuredNanos = measured == 0 ? epochNanos : firstMeasuredNanos;
            lastMeasuredNanos = epochNanos;
            measured++;
            recordLatency(epochNanos - payload.venueTimeNanos(buffer, offset), epochNanos);
        }
    }

    private void recordLatency(long nanos, long epochNanos) {
        if (nanos < 0) {
            beforeIntended++;
        }
        long recorded = Math.max(0, Math.min(nanos, LONGEST_LATENCY_NANOS));
        latency.recordValue(recorded);
        if (windows != null) {
            windows.record(recorded, epochNanos);
        }
    }

    private void compareFirst(long number, DirectBuffer buffer) {
        reader.next();
        if (identities[(int) number] != identity(buffer, reader.messageOffset())) {
            contradictions++;
        }
    }

    private long identity(DirectBuffer buffer, int offset) {
        long seqNo = payload.venueSeqNo(buffer, offset);
        return seqNo == 0 ? ORIGINATED : (long) payload.sessionNo(buffer, offset) << SESSION_SHIFT | seqNo;
    }

    static long venueSeqNo(long identity) {
        return identity & 0xFFFF_FFFFL;
    }

    static int sessionNo(long identity) {
        return (int) (identity >>> SESSION_SHIFT);
    }

    /** What came under a feed number: session and venue number, {@link #ORIGINATED}, or 0 for nothing. */
    long identity(long number) {
        return identities[(int) number];
    }

    ChannelCount channel(int channel) {
        return channels[channel];
    }

    /** Highest feed number seen. */
    long highest() {
        return highest;
    }

    /** Different venue messages that came. */
    long venueMessages() {
        return venueMessages;
    }

    /** Those behind the warm-up. */
    long measured() {
        return measured;
    }

    /** From the first measured arrival to the last, nanoseconds. */
    long measuredNanos() {
        return lastMeasuredNanos - firstMeasuredNanos;
    }

    /** From the intended sending time to the read of the datagram, nanoseconds. */
    Histogram latency() {
        return latency;
    }

    /** Datagrams that are no MoldUDP64 packets, or whose numbers are beyond the capacity. */
    long malformed() {
        return malformed;
    }

    /** Numbers that came with two contents. */
    long contradictions() {
        return contradictions;
    }

    /** Messages that came before they were sent: the clocks do not agree. */
    long beforeIntended() {
        return beforeIntended;
    }
}
