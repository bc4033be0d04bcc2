package dev.causeway.gateway.inbound.socket;

import java.util.concurrent.TimeUnit;

/** Capped exponential delays with jitter: each between half of and the whole nominal delay. Owner: the loop's thread. */
final class Backoff {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final long initialNanos;
    private final long maxNanos;
    private long state;
    private long nominalNanos;

    Backoff(ReconnectSettings settings) {
        initialNanos = TimeUnit.MILLISECONDS.toNanos(settings.initialDelayMillis());
        maxNanos = TimeUnit.MILLISECONDS.toNanos(settings.maxDelayMillis());
        state = settings.seed();
        nominalNanos = initialNanos;
    }

    /** The next delay; doubles what the one after it is drawn from. */
    long nextDelayNanos() {
        long half = nominalNanos / 2;
        long delay = half + Long.remainderUnsigned(random(), nominalNanos - half + 1);
        nominalNanos = nominalNanos > maxNanos / 2 ? maxNanos : nominalNanos * 2;
        return delay;
    }

    void reset() {
        nominalNanos = initialNanos;
    }

    /** SplitMix64. */
    private long random() {
        state += GOLDEN_GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
