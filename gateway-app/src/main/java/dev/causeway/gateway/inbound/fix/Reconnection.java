package dev.causeway.gateway.inbound.fix;

import java.util.function.DoubleSupplier;

/**
 * When to connect next, and to which endpoint. A failure moves on to the next endpoint; when all have failed the wait
 * doubles. A connection that was logged on begins again at the primary. Time is an argument, in nanoseconds.
 *
 * <p>Owner: the connecting thread.
 */
final class Reconnection {
    private static final double JITTER = 0.25;

    private final long initialNanos;
    private final long maxNanos;
    private final int endpoints;
    private final int maxLogonAttempts;
    private final DoubleSupplier random;
    private int endpoint;
    private long waitNanos;
    private long dueNanos;
    private boolean isTimed;
    private int refusals;

    /** @param random from 0 to 1: how much of the jitter a wait is shortened by */
    Reconnection(FixSessionSettings settings, DoubleSupplier random) {
        this.initialNanos = settings.reconnect().initial().toNanos();
        this.maxNanos = settings.reconnect().max().toNanos();
        this.endpoints = settings.endpoints().size();
        this.maxLogonAttempts = settings.options().transport().maxLogonAttempts();
        this.random = random;
        this.waitNanos = initialNanos;
    }

    /** Which endpoint is next, from 0, the primary. */
    int endpoint() {
        return endpoint;
    }

    boolean isDue(long nowNanos) {
        return !isTimed || nowNanos - dueNanos >= 0;
    }

    /** Connect at once and forget what was refused: an operator, or a schedule, begins anew. */
    void renew() {
        endpoint = 0;
        waitNanos = initialNanos;
        isTimed = false;
        refusals = 0;
    }

    /** A connection that was logged on has ended. */
    void lost(long nowNanos) {
        renew();
        due(nowNanos, initialNanos);
    }

    /** A connection that was logged on was left: the next endpoint, after the first wait. */
    void left(long nowNanos) {
        int next = (endpoint + 1) % endpoints;
        lost(nowNanos);
        endpoint = next;
    }

    /** The endpoint cannot be reached, or its TLS is not to be trusted. */
    void failed(long nowNanos) {
        endpoint = (endpoint + 1) % endpoints;
        if (endpoint != 0) {
            due(nowNanos, initialNanos);
        } else {
            due(nowNanos, waitNanos);
            waitNanos = Math.min(maxNanos, 2 * waitNanos);
        }
    }

    /** @return false when this was the last attempt allowed */
    boolean refused(long nowNanos) {
        refusals++;
        failed(nowNanos);
        return maxLogonAttempts == 0 || refusals < maxLogonAttempts;
    }

    private void due(long nowNanos, long nanos) {
        dueNanos = nowNanos + nanos - (long) (JITTER * random.getAsDouble() * nanos);
        isTimed = true;
    }
}
