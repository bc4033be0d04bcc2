package dev.causeway.gateway.port;

/** What a slot of the ring asks the journal to do. */
public enum SlotKind {
    /** One feed message made from a venue's message: dropped when its number is below the expected one. */
    VENUE,
    /** One feed message the gateway originates: status, gap notice, definition. */
    NOTICE,
    /** The expected inbound number moves to {@code nextExpected} with no feed message. */
    ADVANCE,
    /** A new epoch begins; {@code nextExpected} is its first expected number. */
    EPOCH,
    /** A keyed fact to be kept (session, instrument): journaled, not on the feed. */
    DEFINITION,
    /**
     * The feed's stream ends and a new one begins behind this slot; only when the current one began before {@code
     * nextExpected} (epoch nanoseconds), so that a request made twice does it once. The journal puts the new name's 10
     * characters into the buffer; if it cannot, the slot becomes nothing.
     */
    ROLL
}
