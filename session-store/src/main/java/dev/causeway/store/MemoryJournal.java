package dev.causeway.store;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A journal that lives and dies with the process: for tests and embedded use. Keeps every feed record of the current stream
 * on the heap without a bound.
 *
 * <p>Owner: one thread appends and commits; readers of other threads see what was committed.
 */
public final class MemoryJournal implements Journal {
    private final Ledger ledger = new Ledger();
    private volatile Stream stream = new Stream();

    /** The committed and uncommitted feed records of one stream; a new stream gets a new one. */
    private static final class Stream {
        final ConcurrentMap<Long, JournalEntry> records = new ConcurrentHashMap<>();
        volatile long journaledPosition;
    }

    @Override
    public Recovery recovery() {
        return new Recovery(null, true, true, 0, 0);
    }

    @Override
    public JournalState state() {
        return ledger.positions();
    }

    @Override
    public long nextFeedSeq() {
        return ledger.nextFeedSeq();
    }

    @Override
    public String streamName() {
        return ledger.streamName();
    }

    @Override
    public void beginStream(String name, long epochNanos) {
        ledger.requireStreamName(name);
        ledger.continueStream(name, 1, 0);
        stream = new Stream();
    }

    @Override
    public void append(JournalEntry entry) {
        ledger.check(entry);
        if (entry.type.onFeed()) {
            stream.records.put(entry.feedSeq, copy(entry, new JournalEntry()));
        }
        ledger.apply(entry);
    }

    @Override
    public void commit() {
        stream.journaledPosition = ledger.completeFeedSeq();
    }

    @Override
    public long journaledPosition() {
        return stream.journaledPosition;
    }

    @Override
    public JournalReader newReader() {
        return new Reader();
    }

    @Override
    public void close() {
        if (ledger.streamName() != null) {
            commit();
        }
    }

    private static JournalEntry copy(JournalEntry from, JournalEntry to) {
        byte[] bytes = new byte[from.length];
        if (from.length > 0) {
            from.buffer.getBytes(from.offset, bytes);
        }
        return share(from, to).payload(new UnsafeBuffer(bytes), 0, bytes.length);
    }

    private static JournalEntry share(JournalEntry from, JournalEntry to) {
        to.type = from.type;
        to.flags = from.flags;
        to.sessionNo = from.sessionNo;
        to.epoch = from.epoch;
        to.venueSeqNo = from.venueSeqNo;
        to.nextExpected = from.nextExpected;
        to.feedSeq = from.feedSeq;
        to.epochNanos = from.epochNanos;
        to.venueEpoch = 0;
        to.key = 0;
        return to.payload(from.buffer, from.offset, from.length);
    }

    private final class Reader implements JournalReader {
        @Override
        public boolean read(long feedSeq, JournalEntry entry) {
            Stream current = stream;
            if (feedSeq < 1 || feedSeq > current.journaledPosition) {
                return false;
            }
            share(current.records.get(feedSeq), entry);
            return true;
        }

        @Override
        public long lowestFeedSeq() {
            return stream.journaledPosition == 0 ? 0 : 1;
        }

        @Override
        public void close() {
            // nothing to release
        }
    }
}
