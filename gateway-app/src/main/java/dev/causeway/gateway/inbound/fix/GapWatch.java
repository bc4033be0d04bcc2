package dev.causeway.gateway.inbound.fix;

import java.time.Duration;
import org.agrona.concurrent.NanoClock;

/**
 * Watches missing numbers of a connection: the engine asks for them once and remembers a request as sent when it never left,
 * or when the venue rejected it. Without any progress they are asked for again, and at last given up on this connection.
 *
 * <p>Owner: the session's dispatch thread. The ticks are the venue's messages: one that lives sends at least heartbeats.
 */
final class GapWatch {
    static final int MAX_REQUESTS = 3;

    /** What to do about missing numbers. */
    enum Step {
        WAIT,
        ASK,
        GIVE_UP
    }

    private final NanoClock clock;
    private final long waitNanos;
    private boolean open;
    private long expected;
    private long sinceNanos;
    private int requests;

    /**
     * @param clock monotonic nanoseconds
     * @param wait how long a request may bring nothing
     */
    GapWatch(NanoClock clock, Duration wait) {
        this.clock = clock;
        this.waitNanos = wait.toNanos();
    }

    /** A new connection, a new chance. */
    void reset() {
        open = false;
    }

    /** @param nextExpected the number expected next, of which or of later ones some are missing when {@code missing} */
    Step check(boolean missing, long nextExpected) {
        long now = clock.nanoTime();
        if (!missing || !open || nextExpected != expected) {
            open = missing;
            expected = nextExpected;
            sinceNanos = now;
            requests = 0;
            return Step.WAIT;
        }
        if (now - sinceNanos < waitNanos) {
            return Step.WAIT;
        }
        sinceNanos = now;
        requests++;
        return requests <= MAX_REQUESTS ? Step.ASK : Step.GIVE_UP;
    }
}
