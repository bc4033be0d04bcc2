package dev.causeway.benchmarks.load;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How many of a hundred messages are trades, quotes and execution reports.
 *
 * @param trades MdTrade, percent
 * @param quotes MdQuote, percent
 * @param executions ExecutionReport, percent
 */
public record MessageMix(int trades, int quotes, int executions) {
    private static final int HUNDRED = 100;

    /** @throws IllegalArgumentException a share is negative or they do not make a hundred */
    public MessageMix {
        if (trades < 0 || quotes < 0 || executions < 0 || trades + quotes + executions != HUNDRED) {
            throw new IllegalArgumentException("mix " + trades + "," + quotes + "," + executions
                    + ": three shares of trades, quotes and executions that make 100");
        }
    }

    /** Reads {@code trades,quotes,executions}, for example {@code 30,60,10}. */
    public static MessageMix parse(String text) {
        String[] parts = text.split(",");
        if (parts.length != 3) {
            throw new IllegalArgumentException("mix '" + text + "': expected trades,quotes,executions");
        }
        int[] shares = Arrays.stream(parts)
                .mapToInt(part -> Integer.parseInt(part.trim()))
                .toArray();
        return new MessageMix(shares[0], shares[1], shares[2]);
    }

    /** A hundred kinds in the given shares, each spread evenly: T, Q or E. */
    char[] pattern() {
        int[] shares = {trades, quotes, executions};
        int[] credit = new int[shares.length];
        char[] kinds = {'T', 'Q', 'E'};
        char[] pattern = new char[HUNDRED];
        for (int i = 0; i < HUNDRED; i++) {
            int richest = 0;
            for (int kind = 0; kind < shares.length; kind++) {
                credit[kind] += shares[kind];
                richest = credit[kind] > credit[richest] ? kind : richest;
            }
            credit[richest] -= HUNDRED;
            pattern[i] = kinds[richest];
        }
        return pattern;
    }

    @Override
    public String toString() {
        return Arrays.stream(new int[] {trades, quotes, executions})
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
    }
}
