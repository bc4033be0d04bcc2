package dev.causeway.store;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One session's outbound log in memory-mapped segment files of its own directory. Layout of the files: {@link
 * SegmentHeader}, {@link RecordDescriptor}.
 *
 * <p>A reset makes the new epoch's first file complete under a temporary name, then renames it: a crash leaves the old epoch
 * or the new one. Messages are kept until the epoch ends or {@link OutboundLogOptions#maxBytes()} drops the oldest.
 */
public final class MappedOutboundLog implements OutboundLog {
    private static final long LOOK_NANOS = 1_000_000_000L;

    private final OutboundLogOptions options;
    private final Storage storage;
    private final SegmentFiles files;
    private final DirectoryLock lock;
    private final OutboundSegments segments;
    private final PresenceWatch presence = new PresenceWatch();
    private final RawRecord record = new RawRecord();
    private Segment segment;
    private long nextSeqNo;
    private long lookedNanos;
    private boolean closed;

    private MappedOutboundLog(OutboundLogOptions options, Storage storage, DirectoryLock lock) {
        this.options = options;
        this.storage = storage;
        this.lock = lock;
        this.files = SegmentFiles.outbound(options.directory());
        this.segments = new OutboundSegments(files);
        OutboundRecovery recovered = new OutboundRecovery(files, storage, options.bootId()).run(segments);
        this.segment = recovered.segment();
        this.nextSeqNo = recovered.nextSeqNo();
        if (segment != null) {
            presence.watch(segment.file().path());
        }
        byte[] bootId = options.bootId().getBytes(StandardCharsets.US_ASCII);
        if (recovered.machineWentDown() && segment.fitsReserved(bootId.length)) {
            record.clear(RecordDescriptor.OPENED, 0, options.clock().nanoTime());
            segment.append(record.payload(new UnsafeBuffer(bootId), 0, bootId.length));
        }
    }

    /**
     * Opens or makes the log of a directory.
     *
     * @throws DamagedStoreException data that was once complete is no longer
     * @throws StoreException the directory is in use, cannot be read or written, or a newer program wrote it
     */
    public static MappedOutboundLog open(OutboundLogOptions options) {
        return open(options, new DiskStorage());
    }

    static MappedOutboundLog open(OutboundLogOptions options, Storage storage) {
        DirectoryLock lock = DirectoryLock.acquire(options.directory());
        try {
            return new MappedOutboundLog(options, storage, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public int epoch() {
        return segment == null ? 0 : segment.header().epochOrUnitSession();
    }

    @Override
    public long epochStartNanos() {
        return segment == null ? 0 : segment.header().beganNanos();
    }

    @Override
    public long nextSeqNo() {
        return nextSeqNo;
    }

    @Override
    public void append(long seqNo, DirectBuffer buffer, int offset, int length, long epochNanos) {
        if (seqNo < nextSeqNo) {
            throw new IllegalArgumentException("number " + seqNo + " is taken, next is " + nextSeqNo);
        }
        if (length > Segment.maxPayload(options.segmentBytes())) {
            throw new IllegalArgumentException("message of " + length + " bytes, a segment of " + options.segmentBytes()
                    + " takes " + Segment.maxPayload(options.segmentBytes()));
        }
        write(record.clear(RecordDescriptor.MESSAGE, seqNo, epochNanos).payload(buffer, offset, length));
        nextSeqNo = seqNo + 1;
        segments.appended(seqNo);
    }

    @Override
    public void nextSeqNo(long seqNo, long epochNanos) {
        requireOpen();
        if (seqNo < nextSeqNo) {
            begin(epoch(), seqNo, epochStartNanos());
        } else if (seqNo > nextSeqNo) {
            write(record.clear(RecordDescriptor.NEXT_SEQ, seqNo, epochNanos));
            nextSeqNo = seqNo;
        }
    }

    /** Appends the carrier; on failure the log is as it was. */
    private void write(RawRecord from) {
        requireOpen();
        requirePresent(from.epochNanos);
        if (segment == null) {
            begin(0, nextSeqNo, 0);
        } else if (!segment.fits(from.length)) {
            roll();
        }
        int before = segment.position();
        segment.append(from);
        if (options.sync() == SyncPolicy.BATCH) {
            try {
                segment.sync(storage);
            } catch (StoreException e) {
                segment.takeBack(before);
                throw e;
            }
        }
    }

    /** A look each second, and each time while the file is away. */
    private void requirePresent(long epochNanos) {
        if (presence.absence() != null || Math.abs(epochNanos - lookedNanos) >= LOOK_NANOS) {
            lookedNanos = epochNanos;
            presence.check();
        }
        presence.require();
    }

    private void roll() {
        SegmentHeader old = segment.header();
        SegmentHeader next = header(old.epochOrUnitSession(), nextSeqNo, old.beganNanos(), old.firstNumber());
        replace(make(next));
        segments.add(next);
        segments.bound(options.maxBytes());
    }

    @Override
    public void reset(int epoch, long firstSeqNo, long epochNanos) {
        requireOpen();
        begin(epoch, firstSeqNo, epochNanos);
    }

    private void begin(int epoch, long firstSeqNo, long epochNanos) {
        SegmentHeader next = header(epoch, firstSeqNo, epochNanos, nextNumber());
        replace(make(next));
        nextSeqNo = firstSeqNo;
        segments.begin(next);
    }

    private long nextNumber() {
        return segment == null ? 1 : segment.header().number() + 1;
    }

    private SegmentHeader header(int epoch, long base, long beganNanos, long firstNumber) {
        return new SegmentHeader(
                SegmentHeader.OUTBOUND,
                nextNumber(),
                options.segmentBytes(),
                epoch,
                base,
                firstNumber,
                beganNanos,
                0,
                options.clock().nanoTime(),
                "",
                options.bootId());
    }

    /** Makes a segment complete before it has its name. */
    private Segment make(SegmentHeader header) {
        boolean durable = options.sync() == SyncPolicy.BATCH;
        MappedFile file = storage.allocate(files.unfinishedSegment(), header.bytes(), durable);
        try {
            header.write(file);
            if (durable) {
                storage.force(file, 0, SegmentHeader.RECORDS_START);
            }
            storage.rename(files.unfinishedSegment(), files.segment(header.number()), durable);
        } catch (StoreException e) {
            file.unmap();
            throw e;
        }
        return new Segment(file.renamed(files.segment(header.number())), header, SegmentHeader.RECORDS_START);
    }

    private void replace(Segment next) {
        if (segment != null) {
            segment.file().unmap();
        }
        segment = next;
        presence.watch(next.file().path());
    }

    @Override
    public long forEach(long from, long to, MessageVisitor visitor) {
        requireOpen();
        return segments.forEach(from, to, visitor);
    }

    @Override
    public long lowestSeqNo() {
        return segments.lowestSeqNo();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the outbound log is closed");
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (segment != null) {
            segment.file().unmap();
        }
        lock.close();
    }
}
