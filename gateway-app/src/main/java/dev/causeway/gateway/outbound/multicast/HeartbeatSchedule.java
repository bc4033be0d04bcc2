package dev.causeway.gateway.outbound.multicast;

/**
 * When a quiet feed shows that it lives: 5 ms after the last datagram, 50 ms after that, then every 500 ms. The first ones
 * are early because they reveal a lost tail. No clock inside.
 */
final class HeartbeatSchedule {
    private static final long[] INTERVALS_NANOS = {5_000_000L, 50_000_000L, 500_000_000L};

    private int step;
    private long dueNanos;

    HeartbeatSchedule(long monotonicNanos) {
        dueNanos = monotonicNanos;
    }

    /** A datagram with messages went out. */
    void onData(long monotonicNanos) {
        step = 0;
        dueNanos = monotonicNanos + INTERVALS_NANOS[0];
    }

    /** @return whether a heartbeat is due; if so, the next one is scheduled */
    boolean due(long monotonicNanos) {
        if (monotonicNanos - dueNanos < 0) {
            return false;
        }
        step = Math.min(step + 1, INTERVALS_NANOS.length - 1);
        dueNanos = monotonicNanos + INTERVALS_NANOS[step];
        return true;
    }
}
