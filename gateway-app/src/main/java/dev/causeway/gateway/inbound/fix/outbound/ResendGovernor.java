package dev.causeway.gateway.inbound.fix.outbound;

import java.util.concurrent.TimeUnit;

/**
 * How many numbers a session may answer: a second's worth at once, then as time passes. A request costs something by itself,
 * so that many small ones are no way around it. Time is an argument, monotonic nanoseconds. Owner: the session's {@code
 * FixOutbound}.
 */
final class ResendGovernor {
    /** Numbers that a request counts as, besides those it asks for. */
    static final int REQUEST_COST = 100;

    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long perSecond;
    private final long full;
    private long credit;
    private long seenNanos;
    private boolean begun;

    ResendGovernor(int numbersPerSecond) {
        perSecond = numbersPerSecond;
        full = numbersPerSecond * SECOND_NANOS;
        credit = full;
    }

    /** A request came. */
    void request(long nowNanos) {
        refill(nowNanos);
        credit = Math.max(-full, credit - REQUEST_COST * SECOND_NANOS);
    }

    /** @return how many of the wanted numbers may be answered now; they are spent */
    int grant(long wanted, long nowNanos) {
        refill(nowNanos);
        long granted = Math.max(0, Math.min(wanted, credit / SECOND_NANOS));
        credit -= granted * SECOND_NANOS;
        return (int) granted;
    }

    private void refill(long nowNanos) {
        if (begun) {
            long elapsed = Math.min(2 * SECOND_NANOS, Math.max(0, nowNanos - seenNanos));
            credit = Math.min(full, credit + elapsed * perSecond);
        }
        begun = true;
        seenNanos = nowNanos;
    }
}
