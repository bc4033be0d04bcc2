package dev.causeway.store;

/** What a journal record stands for. Codes are part of the file format and never change meaning. */
public enum RecordType {
    /** One feed message made from a venue's message; carries a feed number and commits the venue's number when LAST. */
    FEED_VENUE(1),
    /** One feed message that the gateway itself originated; carries a feed number, commits nothing. */
    FEED_NOTICE(2),
    /** The expected inbound number moved without a feed message: admin message, gap fill, reject, declared loss. */
    ADVANCE(3),
    /** A new epoch of a session's inbound numbers began. */
    EPOCH(4),
    /** A keyed fact that must outlive segments (session, venue, instrument); the latest payload per key wins. */
    DEFINITION(5);

    private final int code;

    RecordType(int code) {
        this.code = code;
    }

    /** The u8 in the record header. */
    public int code() {
        return code;
    }

    /** Whether records of this type carry a feed number. */
    public boolean onFeed() {
        return this == FEED_VENUE || this == FEED_NOTICE;
    }

    /** @return the type, or null when no type has this code */
    public static RecordType of(int code) {
        return switch (code) {
            case 1 -> FEED_VENUE;
            case 2 -> FEED_NOTICE;
            case 3 -> ADVANCE;
            case 4 -> EPOCH;
            case 5 -> DEFINITION;
            default -> null;
        };
    }
}
