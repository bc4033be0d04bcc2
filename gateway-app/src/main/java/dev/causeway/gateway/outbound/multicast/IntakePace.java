package dev.causeway.gateway.outbound.multicast;

/**
 * Bounds what requests that bring nobody anything cost: past so many of them the socket is left alone for a moment between
 * two turns, each of a bounded number of requests. A flood then wakes its thread a bounded number of times a second, and
 * what does not fit the socket's buffer the kernel drops at less cost than anybody here could. Honest requests never bring
 * it about. Owned by the server's thread; time is an argument.
 */
final class IntakePace {
    /** Requests taken in one turn. */
    static final int MAX_A_TURN = 128;

    /** Fruitless requests that are taken at once without a pause. */
    static final int FREE_AT_ONCE = 64;

    /** Fruitless requests a second that are taken without a pause. */
    static final int FREE_PER_SECOND = 2_000;

    /** How long the socket is left alone. */
    static final long PAUSE_NANOS = 500_000;

    private final TokenBucket free;
    private boolean overrun;

    IntakePace(long monotonicNanos) {
        free = new TokenBucket(FREE_PER_SECOND, FREE_AT_ONCE, monotonicNanos);
    }

    /** A request was taken that was not answered, or not to its end. */
    void onFruitless(long monotonicNanos) {
        overrun |= !free.tryTake(monotonicNanos);
    }

    /** A turn is over. @return how long to leave the socket alone before the next, 0 when not at all */
    long pauseNanos() {
        long pauseNanos = overrun ? PAUSE_NANOS : 0;
        overrun = false;
        return pauseNanos;
    }
}
