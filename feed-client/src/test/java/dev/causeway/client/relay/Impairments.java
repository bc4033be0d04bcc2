package dev.causeway.client.relay;

import java.util.List;

/**
 * What happens to the datagrams of one channel; shares are 0 to 100 percent, each judged on its own.
 *
 * @param delay share that comes late by up to {@code delayMillis}, overtaken by those behind it
 * @param reorder share that changes its place with the next
 * @param corrupt share that is cut short, or whose session name or number is scrambled: what a receiver can see
 */
public record Impairments(
        double drop, double delay, long delayMillis, double reorder, double duplicate, double corrupt) {
    /** A good network. */
    public static final Impairments NONE = new Impairments(0, 0, 0, 0, 0, 0);

    private static final double ALL = 100;

    /** @throws IllegalArgumentException for a share or a delay out of range */
    public Impairments {
        for (double share : new double[] {drop, delay, reorder, duplicate, corrupt}) {
            if (!(share >= 0 && share <= ALL)) {
                throw new IllegalArgumentException("share " + share + ", 0 to 100 percent");
            }
        }
        if (delayMillis < 0 || delay > 0 && delayMillis == 0) {
            throw new IllegalArgumentException("delay of " + delayMillis + " ms, at least 1");
        }
    }

    /** Reads {@code drop=1,delay=5:20,reorder=2,duplicate=1,corrupt=0.5}; delay is share and milliseconds. */
    public static Impairments of(String text) {
        double[] shares = new double[5];
        long delayMillis = 0;
        for (String part : text.isEmpty() ? new String[0] : text.split(",")) {
            String[] pair = part.split("=", 2);
            String[] values = pair.length < 2 ? new String[] {""} : pair[1].split(":");
            int index =
                    List.of("drop", "delay", "reorder", "duplicate", "corrupt").indexOf(pair[0]);
            if (index < 0 || values.length != (index == 1 ? 2 : 1)) {
                throw new IllegalArgumentException(
                        "'" + part + "', such as drop=1,delay=5:20,reorder=2,duplicate=1,corrupt=0.5");
            }
            shares[index] = Double.parseDouble(values[0]);
            delayMillis = index == 1 ? Long.parseLong(values[1]) : delayMillis;
        }
        return new Impairments(shares[0], shares[1], delayMillis, shares[2], shares[3], shares[4]);
    }
}
