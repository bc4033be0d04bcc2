package dev.causeway.mock.sim;

/**
 * One instrument of a venue.
 *
 * @param number the venue's own number, from 1
 * @param symbol at most 24 US-ASCII characters
 * @param tickSize smallest price step, times 1e-8
 * @param lotSize smallest quantity step, times 1e-4
 * @param startTicks where the random walk begins, in ticks
 */
public record Instrument(int number, String symbol, long tickSize, long lotSize, long startTicks) {
    /** A number of ticks as a price times 1e-8. */
    public long price(long ticks) {
        return ticks * tickSize;
    }

    /** A number of lots as a quantity times 1e-4. */
    public long qty(long lots) {
        return lots * lotSize;
    }
}
