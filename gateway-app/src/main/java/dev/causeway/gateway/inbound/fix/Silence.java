package dev.causeway.gateway.inbound.fix;

import java.time.Duration;
import org.agrona.concurrent.NanoClock;

/**
 * How long nothing was read from the venue. Time in which a message waits for room in the ring does not count: the socket is
 * not read then, and what the venue says meanwhile is in its buffers.
 *
 * <p>Told by the connection's I/O thread, asked by any.
 */
final class Silence {
    private final NanoClock clock;
    private final long limitNanos;
    private volatile boolean busy;
    private volatile boolean asked;
    private volatile long heardNanos;

    /**
     * @param clock monotonic nanoseconds
     * @param heartbeat the agreed interval; two of them are too long, which at the engine's second TestRequest they are
     */
    Silence(NanoClock clock, Duration heartbeat) {
        this.clock = clock;
        this.limitNanos = 2 * heartbeat.toNanos();
        heard();
    }

    void heard() {
        heardNanos = clock.nanoTime();
        asked = false;
    }

    /** A message is in our hands, or no longer: then the venue gets its time again. */
    void busy(boolean isBusy) {
        if (!isBusy) {
            heard();
        }
        busy = isBusy;
    }

    /** A TestRequest has just left: whether one before it was left unanswered, and nothing else came, for too long. */
    boolean unanswered() {
        boolean askedBefore = asked;
        asked = true;
        return askedBefore && isTooLong();
    }

    boolean isTooLong() {
        return !busy && clock.nanoTime() - heardNanos >= limitNanos;
    }
}
