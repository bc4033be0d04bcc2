package dev.causeway.gateway.inbound.xbp;

import java.util.List;

/**
 * What a trail of {@link RecordingPorts} says of the venue's numbers: each taken once and in order, filled, or declared lost.
 *
 * @param messages taken
 * @param filled passed over by gap fills
 * @param lost declared
 */
record CoveredNumbers(long messages, long filled, long lost) {
    /** @throws AssertionError a number is missing, doubled or out of order */
    static CoveredNumbers of(List<String> trail) {
        long next = 1;
        long messages = 0;
        long filled = 0;
        long lost = 0;
        for (String line : trail) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "msg" -> {
                    require(Long.parseLong(words[1]) == next, line, next);
                    messages++;
                    next++;
                }
                case "advance" -> {
                    long to = Long.parseLong(words[1]);
                    require(to > next, line, next);
                    filled += to - next;
                    next = to;
                }
                case "lost" -> {
                    String[] range = words[1].split("\\.\\.");
                    require(Long.parseLong(range[0]) == next, line, next);
                    lost += Long.parseLong(range[1]) + 1 - next;
                    next = Long.parseLong(range[1]) + 1;
                }
                case "epoch" -> next = Long.parseLong(words[3]);
                default -> {
                    // says nothing of numbers
                }
            }
        }
        return new CoveredNumbers(messages, filled, lost);
    }

    long all() {
        return messages + filled + lost;
    }

    private static void require(boolean inOrder, String line, long next) {
        if (!inOrder) {
            throw new AssertionError("'" + line + "' where " + next + " is due");
        }
    }
}
