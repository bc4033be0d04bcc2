package dev.causeway.gateway.outbound.multicast;

/** Lets through so many a second, and so many at once. Time is an argument; one owner. */
final class TokenBucket {
    private final long capacity;
    private final double tokensPerNano;
    private double tokens;
    private long refilledNanos;

    /**
     * @param perSecond the steady rate
     * @param capacity what may pass at once after a pause
     */
    TokenBucket(long perSecond, long capacity, long monotonicNanos) {
        this.capacity = capacity;
        this.tokensPerNano = perSecond / 1e9;
        this.tokens = capacity;
        this.refilledNanos = monotonicNanos;
    }

    /** @return whether a token was there; if so it is taken */
    boolean tryTake(long monotonicNanos) {
        tokens = Math.min(capacity, tokens + (monotonicNanos - refilledNanos) * tokensPerNano);
        refilledNanos = monotonicNanos;
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }

    /** Whole tokens that could be taken now. */
    long available(long monotonicNanos) {
        return (long) Math.min(capacity, tokens + (monotonicNanos - refilledNanos) * tokensPerNano);
    }

    /** Gives a token back that was taken for nothing. */
    void giveBack() {
        tokens = Math.min(capacity, tokens + 1);
    }
}
