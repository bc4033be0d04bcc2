package dev.causeway.store;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A journal that lives and dies with the process: for tests and embedded use. Keeps every feed record of the current stream
 * on the heap without a bound.
 *
 * <p>Owner: one thread appends and commits; readers of other threads see what was committed.
 */
public final class MemoryJournal implements Journal {
    private final Ledger ledger = new Ledger();
    private volatile Stream stream = new Stream(null, 0);
    private volatile List<JournalStream> streams = List.of();

    /** The committed and uncommitted feed records of one stream; a new stream gets a new one. */
    private static final class Stream implements JournalStream {
        final String name;
        final long beganNanos;
        final ConcurrentMap<Long, JournalEntry> records = new ConcurrentHashMap<>();
        volatile long journaledPosition;

        Stream(String name, long beganNanos) {
            this.name = name;
            this.beganNanos = beganNanos;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public long beganNanos() {
            return beganNanos;
        }

        @Override
        public long position() {
            return journaledPosition;
        }

        @Override
        public JournalReader newReader() {
            return new Reader(() -> this);
        }
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
        commit();
        ledger.continueStream(name, 1);
        stream = new Stream(name, epochNanos);
        streams = java.util.stream.Stream.concat(java.util.stream.Stream.of(stream), streams.stream())
                .limit(MAX_STREAMS)
                .toList();
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
        return new Reader(() -> stream);
    }

    @Override
    public List<JournalStream> streams() {
        return streams;
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

    private static final class Reader implements JournalReader {
        private final Supplier<Stream> source;

        Reader(Supplier<Stream> source) {
            this.source = source;
        }

        @Override
        public boolean read(long feedSeq, JournalEntry entry) {
            Stream current = source.get();
            if (feedSeq < 1 || feedSeq > current.journaledPosition) {
                return false;
            }
            share(current.records.get(feedSeq), entry);
            return true;
        }

        @Override
        public long lowestFeedSeq() {
            return source.get().journaledPosition == 0 ? 0 : 1;
        }

        @Override
        public void close() {
            // nothing to release
        }
    }
}
