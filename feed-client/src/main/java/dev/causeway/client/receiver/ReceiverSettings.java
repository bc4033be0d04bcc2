package dev.causeway.client.receiver;

import java.time.Duration;

/**
 * How a receiver behaves.
 *
 * @param channels 1 (A alone) or 2
 * @param join where the first session begins; every later one begins at 1
 * @param holdMessages messages held behind a gap, a power of two, each up to 1378 bytes
 * @param gapTimeout a gap none of whose numbers came for so long is declared lost
 * @param heartbeatInterval the publisher's longest silence; a channel is stale after three
 */
public record ReceiverSettings(
        int channels, Join join, int holdMessages, Duration gapTimeout, Duration heartbeatInterval) {
    /** Where a late joiner begins. */
    public enum Join {
        /** With the first number seen. */
        FIRST_SEEN,
        /** With number 1; what was missed is asked for. */
        BEGINNING
    }

    /** Two channels, from the first number seen, 8192 messages held, 60 s, 500 ms. */
    public static final ReceiverSettings DEFAULT =
            new ReceiverSettings(2, Join.FIRST_SEEN, 8192, Duration.ofSeconds(60), Duration.ofMillis(500));

    /** @throws IllegalArgumentException for a value out of range, with what is allowed */
    public ReceiverSettings {
        require(channels == 1 || channels == 2, "channels", channels, "1 or 2");
        require(
                Integer.bitCount(holdMessages) == 1 && holdMessages >= 2 && holdMessages <= 1 << 20,
                "holdMessages",
                holdMessages,
                "a power of two, 2 to 1048576");
        require(isPositive(gapTimeout), "gapTimeout", gapTimeout, "above zero, at most a day");
        require(isPositive(heartbeatInterval), "heartbeatInterval", heartbeatInterval, "above zero, at most a day");
    }

    /** The same with another join. */
    public ReceiverSettings withJoin(Join other) {
        return new ReceiverSettings(channels, other, holdMessages, gapTimeout, heartbeatInterval);
    }

    /** The same with another gap timeout. */
    public ReceiverSettings withGapTimeout(Duration other) {
        return new ReceiverSettings(channels, join, holdMessages, other, heartbeatInterval);
    }

    /** The same with another number of channels. */
    public ReceiverSettings withChannels(int other) {
        return new ReceiverSettings(other, join, holdMessages, gapTimeout, heartbeatInterval);
    }

    /** The same with another hold buffer. */
    public ReceiverSettings withHoldMessages(int other) {
        return new ReceiverSettings(channels, join, other, gapTimeout, heartbeatInterval);
    }

    private static boolean isPositive(Duration value) {
        return value.compareTo(Duration.ZERO) > 0 && value.compareTo(Duration.ofDays(1)) <= 0;
    }

    private static void require(boolean condition, String name, Object value, String allowed) {
        if (!condition) {
            throw new IllegalArgumentException(name + " " + value + ", " + allowed);
        }
    }
}
