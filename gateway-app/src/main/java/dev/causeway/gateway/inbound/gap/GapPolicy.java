package dev.causeway.gateway.inbound.gap;

import java.time.Duration;

/**
 * How missing numbers are asked for.
 *
 * @param timeout how long a request may bring nothing before the next one
 * @param attempts requests in a row that bring nothing before the connection is given up for one to the next endpoint
 * @param chunk most numbers of one request, the rest is asked for once they came; 0: all that are missing
 */
public record GapPolicy(Duration timeout, int attempts, int chunk) {
    /** Requests that bring nothing, where nothing else is said. */
    public static final int DEFAULT_ATTEMPTS = 3;

    public GapPolicy {
        if (timeout.toMillis() < 1 || attempts < 1 || chunk < 0) {
            throw new IllegalArgumentException("resend timeout " + timeout.toMillis() + " ms, attempts " + attempts
                    + ", chunk " + chunk + ": allowed are at least 1 ms, 1, 0");
        }
    }

    /** Three requests, each for all that is missing. */
    public static GapPolicy usual(Duration timeout) {
        return new GapPolicy(timeout, DEFAULT_ATTEMPTS, 0);
    }
}
