package dev.causeway.gateway.inbound.fix.outbound;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;

/**
 * What a venue that asks for numbers again gets. Whatever this does not name is gap-filled. FIX.md section 2.
 *
 * @param types MsgType(35) values that are sent again
 * @param maxAge older messages are gap-filled whatever their type; zero: no limit
 * @param maxRange of a longer range only the newest so many numbers are sent again, at least 1
 * @param numbersPerSecond how many numbers are answered in a second, and at once after a pause; at least 1
 */
public record ResendPolicy(Set<String> types, Duration maxAge, int maxRange, int numbersPerSecond) {
    private static final Set<String> ADMIN = Set.of("0", "1", "2", "4", "5", "A");

    /** Reports and rejects of the last minute; orders and requests never. */
    public static final ResendPolicy DEFAULTS =
            new ResendPolicy(Set.of("8", "9", "3", "j"), Duration.ofMinutes(1), 10_000, 50_000);

    public ResendPolicy {
        types = Set.copyOf(types);
        if (!Collections.disjoint(types, ADMIN)) {
            throw new IllegalArgumentException("resent types " + types + ": " + ADMIN + " are the session's own");
        }
        if (maxAge.isNegative() || maxRange < 1 || numbersPerSecond < 1) {
            throw new IllegalArgumentException("maxAge " + maxAge + ", maxRange " + maxRange + ", numbersPerSecond "
                    + numbersPerSecond + ": allowed are from 0, from 1, from 1");
        }
    }

    /** The same for other types. */
    public ResendPolicy withTypes(String... others) {
        return new ResendPolicy(Set.of(others), maxAge, maxRange, numbersPerSecond);
    }
}
