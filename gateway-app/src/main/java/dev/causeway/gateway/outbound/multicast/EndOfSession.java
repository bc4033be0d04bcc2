package dev.causeway.gateway.outbound.multicast;

/**
 * When an ended stream says so: at once, after 5 ms, 50 ms, then every 500 ms for 10 s, while its successor already runs.
 * The first ones are early because a receiver that sees the successor does not wait long for what it lost of this one.
 * Owned by the publishing thread; no clock inside.
 */
final class EndOfSession {
    private static final long[] INTERVALS_NANOS = {5_000_000L, 50_000_000L, 500_000_000L};
    private static final int TIMES = 23;

    private final byte[] streamName;
    private final long nextSeq;
    private long dueNanos;
    private int said;

    /** @param nextSeq the number after the stream's last */
    EndOfSession(byte[] streamName, long nextSeq, long monotonicNanos) {
        this.streamName = streamName.clone();
        this.nextSeq = nextSeq;
        this.dueNanos = monotonicNanos;
    }

    byte[] streamName() {
        return streamName;
    }

    long nextSeq() {
        return nextSeq;
    }

    /** @return whether it is to be said now; if so the next time is set */
    boolean due(long monotonicNanos) {
        if (said == TIMES || monotonicNanos - dueNanos < 0) {
            return false;
        }
        dueNanos = monotonicNanos + INTERVALS_NANOS[Math.min(said, INTERVALS_NANOS.length - 1)];
        said++;
        return true;
    }

    /** Whether it has been said for long enough. */
    boolean over() {
        return said == TIMES;
    }
}
