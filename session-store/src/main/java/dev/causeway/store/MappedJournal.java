package dev.causeway.store;

import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A journal in memory-mapped segment files. Layout of the files: {@link SegmentHeader}, {@link RecordDescriptor}, {@link
 * Checkpoint}, {@link SegmentIndex}.
 *
 * <p>Owner: one thread appends, commits, begins streams and closes. Appending allocates nothing, except at a roll and for
 * definitions. A segment is preallocated and touched in the background before it is needed, so a full disk shows there, and
 * as a {@link StoreException} from the append that would need it; append after append tries again.
 */
public final class MappedJournal implements Journal {
    private final JournalOptions options;
    private final Storage storage;
    private final SegmentFiles files;
    private final DirectoryLock lock;
    private final SegmentPreparer preparer;
    private final PresenceWatch presence = new PresenceWatch();
    private final Recovery recovery;
    private final Ledger ledger;
    private final RawRecord record = new RawRecord();
    private final OlderSegments older;
    private Segment segment;
    private SegmentIndex index;
    private volatile Published published;
    private volatile List<JournalStream> streams;
    private boolean closed;

    private MappedJournal(JournalOptions options, Storage storage, DirectoryLock lock) {
        this.options = options;
        this.storage = storage;
        this.lock = lock;
        this.files = SegmentFiles.journal(options.directory());
        JournalRecovery recovered = new JournalRecovery(files, options, storage).run();
        this.published = recovered.published();
        this.streams = recovered.streams();
        this.recovery = recovered.report();
        this.ledger = recovered.ledger();
        this.segment = recovered.segment();
        this.index = recovered.index();
        this.older = new OlderSegments(files, recovered.older());
        this.preparer = new SegmentPreparer(files, options, storage, presence);
    }

    /**
     * Opens or makes the journal of a directory.
     *
     * @throws DamagedStoreException data that was once complete is no longer
     * @throws StoreException the directory is in use, cannot be read or written, or a newer program wrote it
     */
    public static MappedJournal open(JournalOptions options) {
        return open(options, new DiskStorage());
    }

    static MappedJournal open(JournalOptions options, Storage storage) {
        DirectoryLock lock = DirectoryLock.acquire(options.directory());
        try {
            MappedJournal journal = new MappedJournal(options, storage, lock);
            journal.resume();
            return journal;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Marks the continued segment as opened; what was found in it may be read once it is as safe as the policy says. */
    private void resume() {
        if (segment != null) {
            presence.watch(segment.file().path());
            byte[] bootId = options.bootId().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            mark(RecordDescriptor.OPENED, bootId);
            if (options.sync() == SyncPolicy.BATCH) {
                segment.sync(storage);
            }
            published.advance(ledger.completeFeedSeq());
        }
        preparer.start(segment == null ? 2 : 1);
        older.start();
    }

    private void mark(int type, byte[] payload) {
        if (segment.fitsReserved(payload.length)) {
            record.clear(type, 0, options.clock().nanoTime());
            segment.append(record.payload(new UnsafeBuffer(payload), 0, payload.length));
        }
    }

    @Override
    public Recovery recovery() {
        return recovery;
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
        requireOpen();
        ledger.requireStreamName(name);
        if (segment != null) {
            commit();
        }
        SegmentHeader header = roll(header(name, true, 1, epochNanos));
        ledger.continueStream(name, 1);
        Published begun = new Published(files, name, epochNanos);
        begun.add(header);
        published = begun;
        streams = Stream.concat(Stream.of(begun), streams.stream())
                .limit(MAX_STREAMS)
                .toList();
    }

    @Override
    public void append(JournalEntry entry) {
        requireOpen();
        presence.require();
        ledger.check(entry);
        if (entry.length > Segment.maxPayload(options.segmentBytes())) {
            throw new IllegalArgumentException("payload of " + entry.length + " bytes, a segment of "
                    + options.segmentBytes() + " takes " + Segment.maxPayload(options.segmentBytes()));
        }
        boolean onFeed = entry.type.onFeed();
        if (!segment.fits(entry.length) || onFeed && !index.holds(entry.feedSeq)) {
            long beganNanos = segment.header().beganNanos();
            published.add(roll(header(ledger.streamName(), false, ledger.nextFeedSeq(), beganNanos)));
        } else if (segment.pastInterval() && !ledger.unitOpen()) {
            checkpointInside(entry.length);
        }
        int position = segment.append(record.from(entry));
        if (onFeed) {
            index.put(entry.feedSeq, position);
        }
        ledger.apply(entry);
    }

    /** Left out where it would not pay, or take the room of the record that comes. */
    private void checkpointInside(int nextLength) {
        long bytes = Checkpoint.bytes(ledger.positions());
        if (segment.takesCheckpoint(bytes, nextLength)) {
            segment.checkpoint(ledger, bytes, options.clock().nanoTime(), options.bootId());
        }
    }

    /** Begins the next segment; on failure nothing has changed. */
    private SegmentHeader roll(SegmentHeader header) {
        boolean durable = options.sync() == SyncPolicy.BATCH;
        if (durable && segment != null) {
            segment.sync(storage);
        }
        SegmentPreparer.Prepared prepared = preparer.take();
        try {
            Segment next = begin(prepared.segment(), header);
            if (durable) {
                next.sync(storage);
            }
            long number = header.number();
            SegmentIndex nextIndex = SegmentIndex.begin(prepared.index(), number, header.base());
            storage.rename(files.unfinishedIndex(), files.index(number), false);
            storage.rename(files.unfinishedSegment(), files.segment(number), durable);
            leaveBehind();
            segment = next;
            index = nextIndex;
            presence.watch(segment.file().path());
        } catch (StoreException e) {
            preparer.refused(e);
            throw e;
        }
        preparer.taken();
        return header;
    }

    private SegmentHeader header(String name, boolean begins, long base, long beganNanos) {
        long number = segment == null ? 1 : segment.header().number() + 1;
        return new SegmentHeader(
                SegmentHeader.JOURNAL,
                number,
                options.segmentBytes(),
                ledger.openUnitSessionNo(),
                base,
                begins ? number : segment.header().firstNumber(),
                beganNanos,
                ledger.openUnitFeedSeq(),
                options.clock().nanoTime(),
                name,
                options.bootId());
    }

    private Segment begin(MappedFile file, SegmentHeader header) {
        long checkpointBytes = Checkpoint.bytes(ledger.positions());
        if (checkpointBytes > (options.segmentBytes() - SegmentHeader.RECORDS_START) / 2) {
            throw new StoreException("segmentBytes " + options.segmentBytes() + " is too small: the checkpoint has "
                    + checkpointBytes + " bytes");
        }
        header.write(file);
        int position = Checkpoint.write(file, SegmentHeader.RECORDS_START, ledger, header.createdNanos(), "");
        return new Segment(file.renamed(files.segment(header.number())), header, position);
    }

    private void leaveBehind() {
        if (segment == null) {
            return;
        }
        Segment full = segment;
        SegmentIndex fullIndex = index;
        preparer.leave(() -> {
            try {
                full.sync(storage);
            } finally {
                full.file().unmap();
                fullIndex.unmap();
            }
        });
    }

    @Override
    public void commit() {
        requireOpen();
        if (segment == null) {
            return;
        }
        presence.require();
        if (options.sync() == SyncPolicy.BATCH) {
            segment.sync(storage);
        }
        published.advance(ledger.completeFeedSeq());
        preparer.written(segment.position());
    }

    @Override
    public long journaledPosition() {
        return published.position();
    }

    @Override
    public String impediment() {
        String absence = presence.absence();
        if (absence != null) {
            return absence;
        }
        String refusal = preparer.impediment();
        return refusal != null ? refusal : older.damage();
    }

    @Override
    public JournalReader newReader() {
        return new MappedJournalReader(files, () -> published);
    }

    @Override
    public List<JournalStream> streams() {
        return streams;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the journal is closed");
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        try {
            closeSegment();
        } finally {
            closed = true;
            older.close();
            try {
                preparer.close();
            } finally {
                lock.close();
            }
        }
    }

    private void closeSegment() {
        if (segment == null) {
            return;
        }
        try {
            commit();
            if (!ledger.unitOpen()) {
                mark(RecordDescriptor.CLOSED, new byte[0]);
                commit();
            }
        } finally {
            segment.file().unmap();
            index.unmap();
            segment = null;
        }
    }
}
