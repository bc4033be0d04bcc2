package dev.causeway.benchmarks.load;

/** What the load venue speaks. */
public enum Protocol {
    /** The binary protocol: a mix of trades, quotes and execution reports; only application frames are numbered. */
    XBP(64, 0) {
        @Override
        VenueSession session(int index, MessageMix mix, long seed) {
            return new XbpLoadSession(index, mix, seed);
        }
    },
    /** FIX.4.4: execution reports of 276 bytes; the venue's Logon has number 1. */
    FIX(0, 1) {
        @Override
        VenueSession session(int index, MessageMix mix, long seed) {
            return new FixLoadSession(index, seed);
        }
    };

    private final int definitions;
    private final int adminNumbers;

    Protocol(int definitions, int adminNumbers) {
        this.definitions = definitions;
        this.adminNumbers = adminNumbers;
    }

    /** Application messages that a session says ahead of warm-up and load. */
    public int definitions() {
        return definitions;
    }

    /** Numbers that a session spends on its log-on. */
    public int adminNumbers() {
        return adminNumbers;
    }

    abstract VenueSession session(int index, MessageMix mix, long seed);
}
