package dev.causeway.mock.sim;

/**
 * A 64-bit mixing generator with a fixed algorithm: one seed gives one sequence on every JDK.
 *
 * <p>Owner: one thread.
 */
public final class SeededRandom {
    private static final long INCREMENT = 0x9E37_79B9_7F4A_7C15L;

    private long state;

    /** The sequence of this seed, from its beginning. */
    public SeededRandom(long seed) {
        state = seed;
    }

    /** The next 64 bits. */
    public long next() {
        state += INCREMENT;
        long mixed = (state ^ (state >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** 0 to {@code bound} - 1. */
    public int below(int bound) {
        return (int) ((next() >>> 33) % bound);
    }

    /** True in {@code share} of 1000 cases. */
    public boolean permille(int share) {
        return below(1000) < share;
    }
}
