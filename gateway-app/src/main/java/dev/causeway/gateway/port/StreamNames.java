package dev.causeway.gateway.port;

/** Names the feed's streams. Called on the thread that owns the journal. */
@FunctionalInterface
public interface StreamNames {
    /**
     * A name never used before, 10 ASCII characters.
     *
     * @param last the name of the stream that ends
     * @param epochNanos when the new one begins
     */
    String next(String last, long epochNanos);
}
