package dev.causeway.mock.xbp;

/** What is sent again when a client asks, XBP rule 5. */
public enum ReplayPolicy {
    /** Everything, quotes included: the feed can then be compared message by message. */
    ALL,
    /** As the protocol says: quotes are gap-filled, of an instrument's trading status only the last value is repeated. */
    POLICY
}
