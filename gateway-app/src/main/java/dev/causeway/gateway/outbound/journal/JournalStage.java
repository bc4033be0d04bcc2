package dev.causeway.gateway.outbound.journal;

import dev.causeway.gateway.port.CommittedNumbers;
import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotJournal;
import dev.causeway.gateway.port.StreamNames;
import dev.causeway.store.Journal;
import dev.causeway.store.JournalEntry;
import dev.causeway.store.RecordType;
import dev.causeway.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Journals slots. The expected number of each session stands here and nowhere else with authority: a VENUE slot below it
 * is a duplicate and goes no further; one at it is recorded with the next feed number; one above it means that a session
 * passed over numbers without saying so, and ends the pipeline, because a restart that asks again loses nothing while
 * going on would.
 *
 * <p>Owner: the journal's thread. A store that refuses is logged once, shown by {@link #storeFailure}, and tried again.
 */
public final class JournalStage implements SlotJournal {
    private static final Logger LOG = LoggerFactory.getLogger(JournalStage.class);

    private final Journal journal;
    private final SessionPositions positions;
    private final StreamNames names;
    private final JournalCounters counters = new JournalCounters();
    private final JournalEntry entry = new JournalEntry();
    private volatile String storeFailure;

    /**
     * @param maxSessionNo the highest session number in use
     * @param names how a new stream is called
     */
    public JournalStage(Journal journal, int maxSessionNo, StreamNames names) {
        this.journal = journal;
        this.names = names;
        this.positions = new SessionPositions(journal.state(), maxSessionNo);
    }

    /** How far each session is committed; for any thread. */
    public CommittedNumbers committed() {
        return positions;
    }

    /** What this stage counted; for any thread. */
    public JournalCounters counters() {
        return counters;
    }

    /** Why the store refuses, or null while it works; for any thread. */
    public String storeFailure() {
        return storeFailure;
    }

    @Override
    public boolean journal(Slot slot) {
        slot.feedSeq = Slot.NOT_ON_FEED;
        if (slot.kind == null) {
            return true;
        }
        try {
            switch (slot.kind) {
                case VENUE -> venueMessage(slot);
                case NOTICE -> feedRecord(slot, RecordType.FEED_NOTICE);
                case ADVANCE -> advance(slot);
                case EPOCH -> epoch(slot);
                case DEFINITION -> append(slot, RecordType.DEFINITION, 0);
                case ROLL -> roll(slot);
            }
            return works();
        } catch (StoreException e) {
            slot.feedSeq = Slot.NOT_ON_FEED;
            return refused(e);
        }
    }

    @Override
    public boolean commit() {
        try {
            journal.commit();
        } catch (StoreException e) {
            return refused(e);
        }
        positions.commit();
        counters.batches.increment();
        return works();
    }

    private void venueMessage(Slot slot) {
        int sessionNo = slot.sessionNo;
        long expected = positions.expected(sessionNo);
        if (slot.epoch != positions.epoch(sessionNo)) {
            throw new OutOfOrderException("epoch " + slot.epoch + " of session " + sessionNo + " where epoch "
                    + positions.epoch(sessionNo) + " is current");
        }
        if (slot.venueSeqNo < expected) {
            counters.duplicates.increment();
            return;
        }
        if (slot.venueSeqNo > expected) {
            throw new OutOfOrderException("session " + sessionNo + " brought number " + slot.venueSeqNo + " where "
                    + expected + " is expected");
        }
        feedRecord(slot, RecordType.FEED_VENUE);
        if ((slot.flags & JournalEntry.LAST) != 0) {
            positions.expect(sessionNo, slot.venueSeqNo + 1);
        }
    }

    private void feedRecord(Slot slot, RecordType type) {
        long feedSeq = journal.nextFeedSeq();
        append(slot, type, feedSeq);
        slot.feedSeq = feedSeq;
        counters.feedMessages.increment();
    }

    private void advance(Slot slot) {
        if (slot.epoch == positions.epoch(slot.sessionNo) && slot.nextExpected > positions.expected(slot.sessionNo)) {
            append(slot, RecordType.ADVANCE, 0);
            positions.expect(slot.sessionNo, slot.nextExpected);
        }
    }

    private void epoch(Slot slot) {
        if (slot.epoch <= positions.epoch(slot.sessionNo)) {
            throw new OutOfOrderException("session " + slot.sessionNo + " begins epoch " + slot.epoch
                    + " but has epoch " + positions.epoch(slot.sessionNo));
        }
        append(slot, RecordType.EPOCH, 0);
        positions.begin(slot.sessionNo, slot.epoch, slot.venueEpoch, slot.nextExpected, slot.epochNanos);
    }

    /**
     * Beginning a stream is one step of the store: before it the old name goes on, after it the new one does. A store that
     * refuses it does not hold the ring, for the old stream may still have room.
     */
    private void roll(Slot slot) {
        String last = journal.streamName();
        if (journal.streams().get(0).beganNanos() >= slot.nextExpected) {
            slot.kind = null;
            return;
        }
        long endedAt = journal.nextFeedSeq();
        String name = names.next(last, slot.epochNanos);
        try {
            journal.beginStream(name, slot.epochNanos);
        } catch (StoreException e) {
            slot.kind = null;
            counters.rollsRefused.increment();
            LOG.error("stream {} goes on, {} cannot begin: {}", last, name, e.getMessage());
            return;
        }
        slot.length = slot.buffer().putStringWithoutLengthAscii(0, name);
        counters.rolls.increment();
        LOG.info("stream {} ends before number {}, {} begins", last, endedAt, name);
    }

    private void append(Slot slot, RecordType type, long feedSeq) {
        entry.type = type;
        entry.flags = slot.flags;
        entry.sessionNo = slot.sessionNo;
        entry.epoch = slot.epoch;
        entry.venueSeqNo = type == RecordType.FEED_VENUE ? slot.venueSeqNo : 0;
        entry.nextExpected = nextExpected(slot, type);
        entry.feedSeq = feedSeq;
        entry.epochNanos = slot.epochNanos;
        entry.venueEpoch = slot.venueEpoch;
        entry.key = slot.key;
        boolean hasPayload = type.onFeed() || type == RecordType.DEFINITION;
        journal.append(entry.payload(slot.buffer(), 0, hasPayload ? slot.length : 0));
    }

    private static long nextExpected(Slot slot, RecordType type) {
        return switch (type) {
            case FEED_VENUE -> (slot.flags & JournalEntry.LAST) != 0 ? slot.venueSeqNo + 1 : 0;
            case ADVANCE, EPOCH -> slot.nextExpected;
            default -> 0;
        };
    }

    private boolean works() {
        if (storeFailure != null) {
            LOG.warn("journal works again after: {}", storeFailure);
            storeFailure = null;
        }
        return true;
    }

    private boolean refused(StoreException e) {
        if (storeFailure == null) {
            LOG.error("journal refuses, sessions go down until it works again: {}", e.getMessage());
            storeFailure = e.getMessage();
            counters.refusals.increment();
        }
        return false;
    }
}
