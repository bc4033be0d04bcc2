package dev.causeway.gateway.inbound.xbp;

import java.util.concurrent.TimeUnit;

/** Heartbeats and silence (rule 8). Durations by a monotonic clock. Owner: the session's thread. */
final class Liveness {
    /** What the time asks for. */
    enum Due {
        NOTHING,
        HEARTBEAT,
        TEST_REQUEST,
        SILENT
    }

    private long intervalNanos;
    private long sentNanos;
    private long receivedNanos;
    private boolean tested;

    void begin(int heartbeatMs, long monotonicNanos) {
        intervalNanos = TimeUnit.MILLISECONDS.toNanos(heartbeatMs);
        sentNanos = monotonicNanos;
        received(monotonicNanos);
    }

    void sent(long monotonicNanos) {
        sentNanos = monotonicNanos;
    }

    /** Something came, or could not have come because we did not read. */
    void received(long monotonicNanos) {
        receivedNanos = monotonicNanos;
        tested = false;
    }

    long silentMillis(long monotonicNanos) {
        return TimeUnit.NANOSECONDS.toMillis(monotonicNanos - receivedNanos);
    }

    Due due(long monotonicNanos) {
        long silence = monotonicNanos - receivedNanos;
        if (silence >= 3 * intervalNanos) {
            return Due.SILENT;
        }
        if (silence >= 2 * intervalNanos && !tested) {
            tested = true;
            return Due.TEST_REQUEST;
        }
        return monotonicNanos - sentNanos >= intervalNanos ? Due.HEARTBEAT : Due.NOTHING;
    }
}
