package dev.causeway.gateway.inbound.socket;

/**
 * How connections are attempted.
 *
 * @param connectTimeoutMillis an attempt that takes longer is given up
 * @param initialDelayMillis before the second attempt
 * @param maxDelayMillis the delay doubles up to this
 * @param seed of the jitter
 */
public record ReconnectSettings(long connectTimeoutMillis, long initialDelayMillis, long maxDelayMillis, long seed) {
    public ReconnectSettings {
        if (connectTimeoutMillis < 1 || initialDelayMillis < 1 || maxDelayMillis < initialDelayMillis) {
            throw new IllegalArgumentException("reconnect: connectTimeoutMillis " + connectTimeoutMillis
                    + ", initialDelayMillis " + initialDelayMillis + ", maxDelayMillis " + maxDelayMillis
                    + ": allowed is >= 1 each and maxDelayMillis >= initialDelayMillis");
        }
    }

    /** 5 s for an attempt, 250 ms to 30 s between them. */
    public static ReconnectSettings defaults(long seed) {
        return new ReconnectSettings(5_000, 250, 30_000, seed);
    }
}
