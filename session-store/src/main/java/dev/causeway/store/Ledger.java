package dev.causeway.store;

/**
 * The rules every journal keeps whatever it writes to: which record may come next, what it changes, and up to which feed
 * number units are complete. Owned by the journal's owner thread.
 *
 * <p>A unit is the run of {@link RecordType#FEED_VENUE} records from FIRST to LAST. It belongs to one session; FEED_VENUE
 * records of other sessions may not stand inside it. Any record outside a unit is complete by itself.
 */
final class Ledger {
    private final SessionPositions positions = new SessionPositions();
    private String streamName;
    private long nextFeedSeq = 1;
    private long completeFeedSeq;
    private boolean unitOpen;
    private int unitSessionNo;

    SessionPositions positions() {
        return positions;
    }

    String streamName() {
        return streamName;
    }

    long nextFeedSeq() {
        return nextFeedSeq;
    }

    /** The feed number that ends the last complete unit, 0 when none. */
    long completeFeedSeq() {
        return completeFeedSeq;
    }

    boolean unitOpen() {
        return unitOpen;
    }

    /** The feed number of the open unit's first record, 0 when no unit is open. */
    long openUnitFeedSeq() {
        return unitOpen ? completeFeedSeq + 1 : 0;
    }

    void requireStreamName(String name) {
        if (name.length() != 10 || !name.chars().allMatch(c -> c >= 0x20 && c < 0x7F)) {
            throw new IllegalArgumentException("stream name '" + name + "': 10 printable ASCII characters are needed");
        }
        if (unitOpen) {
            throw new IllegalStateException("a unit of session " + unitSessionNo + " is open");
        }
    }

    int openUnitSessionNo() {
        return unitSessionNo;
    }

    /** Continues {@code name} at a feed number, with no unit open; positions stay. */
    void continueStream(String name, long next) {
        streamName = name;
        nextFeedSeq = next;
        completeFeedSeq = next - 1;
        unitOpen = false;
    }

    /** Says that the unit that began at {@code feedSeq} is still open. */
    void continueUnit(long feedSeq, int sessionNo) {
        completeFeedSeq = feedSeq - 1;
        unitOpen = true;
        unitSessionNo = sessionNo;
    }

    /** Goes on behind a range that was declared lost; a unit it cut into is over. */
    void skipLost(long next) {
        nextFeedSeq = Math.max(nextFeedSeq, next);
        completeFeedSeq = nextFeedSeq - 1;
        unitOpen = false;
    }

    /** Refuses an entry that may not come next; changes nothing. */
    void check(JournalEntry entry) {
        if (streamName == null) {
            throw new IllegalStateException("no stream has begun");
        }
        if (entry.type.onFeed() && entry.feedSeq != nextFeedSeq) {
            throw new IllegalArgumentException("feed number " + entry.feedSeq + ", next is " + nextFeedSeq);
        }
        if (!SessionPositions.isSessionNo(entry.sessionNo)) {
            throw new IllegalArgumentException("session number " + entry.sessionNo + " is outside 0..65535");
        }
        if (entry.type == RecordType.FEED_VENUE && unitOpen && breaksUnit(entry)) {
            throw new IllegalArgumentException("record of session " + entry.sessionNo + " flags " + entry.flags
                    + " inside the open unit of session " + unitSessionNo);
        }
    }

    private boolean breaksUnit(JournalEntry entry) {
        return (entry.flags & JournalEntry.FIRST) != 0 || entry.sessionNo != unitSessionNo;
    }

    /** Takes an entry that was written. */
    void apply(JournalEntry entry) {
        if (entry.type == RecordType.FEED_VENUE) {
            applyUnit(entry);
        }
        if (entry.type.onFeed()) {
            nextFeedSeq++;
        }
        if (!unitOpen) {
            completeFeedSeq = nextFeedSeq - 1;
        }
        switch (entry.type) {
            case EPOCH -> {
                positions.begin(entry.sessionNo, entry.epoch, entry.venueEpoch, entry.epochNanos);
                positions.expect(entry.sessionNo, entry.nextExpected == 0 ? 1 : entry.nextExpected);
            }
            case DEFINITION -> positions.define(entry.key, entry.buffer, entry.offset, entry.length);
            default -> {
                boolean inUnit = entry.type == RecordType.FEED_VENUE && unitOpen;
                if (entry.nextExpected != 0 && !inUnit) {
                    positions.expect(entry.sessionNo, entry.nextExpected);
                }
            }
        }
    }

    private void applyUnit(JournalEntry entry) {
        if ((entry.flags & JournalEntry.LAST) != 0) {
            unitOpen = false;
        } else if ((entry.flags & JournalEntry.FIRST) != 0) {
            unitOpen = true;
            unitSessionNo = entry.sessionNo;
        }
    }
}
