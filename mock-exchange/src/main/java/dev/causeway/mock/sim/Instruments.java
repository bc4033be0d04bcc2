package dev.causeway.mock.sim;

import java.util.List;
import java.util.stream.IntStream;

/** The instruments every venue lists, in a fixed order: well-known ones first, numbered ones after. */
public final class Instruments {
    private static final List<Instrument> KNOWN = List.of(
            new Instrument(1, "AAPL", 1_000_000, 10_000, 19_250),
            new Instrument(2, "MSFT", 1_000_000, 10_000, 41_830),
            new Instrument(3, "EUR/USD", 1_000, 10_000_000, 108_512),
            new Instrument(4, "GBP/USD", 1_000, 10_000_000, 126_940),
            new Instrument(5, "BTC/USD", 50_000_000, 1, 125_000),
            new Instrument(6, "ESZ6", 25_000_000, 10_000, 24_200),
            new Instrument(7, "NVDA", 1_000_000, 10_000, 13_175),
            new Instrument(8, "USD/JPY", 100_000, 10_000_000, 151_230));

    private Instruments() {}

    /** The first {@code count} of them, at least 1. */
    public static List<Instrument> first(int count) {
        return IntStream.range(0, count).mapToObj(Instruments::at).toList();
    }

    private static Instrument at(int index) {
        return index < KNOWN.size()
                ? KNOWN.get(index)
                : new Instrument(index + 1, "SYM" + (index + 1), 1_000_000, 10_000, 10_000L + index);
    }
}
