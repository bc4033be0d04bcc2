package dev.causeway.store;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out where a journal stands: reads every segment's header, and the records of the newest segment only. Those before
 * its last checkpoint are judged by length and CRC and not added up, which is quick. A newest
 * segment without a complete checkpoint, or with nothing but the continuation of a unit that never ended, is given up for
 * the one before. Runs once, on the thread that opens the journal.
 */
final class JournalRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(JournalRecovery.class);

    private final SegmentFiles files;
    private final JournalOptions options;
    private final Storage storage;
    private Ledger ledger = new Ledger();
    private Segment segment;
    private SegmentIndex index;
    private Journal.Recovery report = new Journal.Recovery(null, true, true, 0, 0);
    private Published published;
    private List<JournalStream> streams = List.of();
    private final List<Long> older = new ArrayList<>();
    private long truncatedBytes;

    JournalRecovery(SegmentFiles files, JournalOptions options, Storage storage) {
        this.files = files;
        this.options = options;
        this.storage = storage;
        this.published = new Published(files, null, 0);
    }

    /** @throws DamagedStoreException something that was once complete is no longer */
    JournalRecovery run() {
        files.deleteUnfinished();
        List<Long> numbers = files.numbers();
        int newest = numbers.size() - 1;
        while (newest >= 0 && !recover(numbers.get(newest))) {
            LOG.warn("journal segment {} was never complete: going back to the one before", numbers.get(newest));
            files.delete(numbers.get(newest));
            newest--;
        }
        showStreams(numbers.subList(0, newest + 1));
        if (truncatedBytes > 0) {
            LOG.warn("journal {}: {} bytes of an unfinished tail were cut", files.directory(), truncatedBytes);
        }
        return this;
    }

    /** The stream that goes on, and the one that ended before it. */
    private void showStreams(List<Long> numbers) {
        if (segment == null) {
            return;
        }
        long first = segment.header().firstNumber();
        published = new Published(
                files, segment.header().streamName(), segment.header().beganNanos());
        List<SegmentHeader> ended = new ArrayList<>();
        for (long number : numbers) {
            SegmentHeader header = files.header(number, SegmentHeader.JOURNAL);
            if (header.firstNumber() == first) {
                published.add(header);
            } else {
                if (header.number() == header.firstNumber()) {
                    ended.clear();
                }
                ended.add(header);
            }
        }
        long oldest = ended.isEmpty() ? first : ended.get(0).number();
        for (long number = segment.header().number() - 1; number >= oldest; number--) {
            older.add(number);
        }
        streams = ended.isEmpty() ? List.of(published) : List.of(published, new EndedStream(files, ended));
    }

    /** @return false when the segment holds nothing that counts */
    private boolean recover(long number) {
        MappedFile file = files.openForWriting(number);
        try {
            if (recover(file, number)) {
                return true;
            }
        } catch (StoreException e) {
            file.unmap();
            throw e;
        }
        file.unmap();
        return false;
    }

    private boolean recover(MappedFile file, long number) {
        if (SegmentHeader.isBlank(file)) {
            requireEmpty(file, number);
            return false;
        }
        SegmentHeader header = SegmentHeader.read(file, SegmentHeader.JOURNAL);
        TailRecovery tail = new TailRecovery(file);
        SegmentReplay replay = fromCheckpointInside(file, header, tail);
        int start = replay == null ? SegmentHeader.RECORDS_START : SegmentMarks.checkpoint(file.buffer());
        tail.requireRecords(SegmentHeader.RECORDS_START, start);
        int end = tail.endOfRecords(start);
        if (replay == null) {
            replay = new SegmentReplay(file, header, start).run(end);
        }
        boolean sameBoot = replay.lastBootId().equals(options.bootId());
        tail.requireTail(end, !sameBoot);
        if (!replay.checkpointComplete() || replay.ledger().unitOpen() && replay.openUnitPosition() < 0) {
            truncatedBytes += tail.cut(SegmentHeader.RECORDS_START, storage);
            return false;
        }
        if (replay.ledger().unitOpen()) {
            end = replay.openUnitPosition();
            replay = new SegmentReplay(file, header, start).run(end);
        }
        truncatedBytes += tail.cut(end, storage);
        ledger = replay.ledger();
        segment = new Segment(file, header, end);
        index = index(file, header, start, end);
        report = new Journal.Recovery(
                header.streamName(),
                replay.closed() && truncatedBytes == 0,
                sameBoot,
                truncatedBytes,
                replay.records());
        return true;
    }

    /**
     * Adds up from the last checkpoint inside the segment. It counts only where everything before it is surely there: it was
     * forced, or the machine has been up since.
     *
     * @return null when there is none that counts
     */
    private SegmentReplay fromCheckpointInside(MappedFile file, SegmentHeader header, TailRecovery tail) {
        int at = SegmentMarks.checkpoint(file.buffer());
        if (at <= SegmentHeader.RECORDS_START
                || !RecordReader.isValid(file, at, file.bytes())
                || !RecordDescriptor.isCheckpoint(RecordDescriptor.type(file.buffer(), at))) {
            return null;
        }
        SegmentReplay replay = new SegmentReplay(file, header, at).run(tail.endOfRecords(at));
        boolean counts = replay.checkpointComplete()
                && (replay.lastBootId().equals(options.bootId())
                        || replay.checkpointEnd() <= SegmentHeader.synced(file.buffer()));
        return counts ? replay : null;
    }

    /** A file whose header never reached the device: nothing may stand in it, unless the machine went down. */
    private void requireEmpty(MappedFile file, long number) {
        if (file.bytes() > SegmentHeader.RECORDS_START) {
            boolean machineWentDown = number > 1
                    && Files.exists(files.segment(number - 1))
                    && !files.header(number - 1, SegmentHeader.JOURNAL).bootId().equals(options.bootId());
            new TailRecovery(file).requireTail(SegmentHeader.RECORDS_START, machineWentDown);
        }
    }

    /** The newest segment's index, made to agree with its records; what is older than {@code start} was indexed before. */
    private SegmentIndex index(MappedFile file, SegmentHeader header, int start, int end) {
        SegmentIndex mapped = SegmentIndex.open(files.index(header.number()), header, FileChannel.MapMode.READ_WRITE);
        if (mapped == null) {
            MappedFile made = storage.allocate(files.unfinishedIndex(), SegmentIndex.bytes(header.bytes()), false);
            storage.rename(files.unfinishedIndex(), files.index(header.number()), false);
            SegmentIndex empty = SegmentIndex.begin(made, header.number(), header.base());
            empty.fill(file, SegmentHeader.RECORDS_START, end);
            return empty;
        }
        mapped.fill(file, start, end);
        return mapped;
    }

    Ledger ledger() {
        return ledger;
    }

    /** The segment to continue, null for an empty journal. */
    Segment segment() {
        return segment;
    }

    SegmentIndex index() {
        return index;
    }

    /** The stream to continue. */
    Published published() {
        return published;
    }

    /** The streams that can be read, newest first. */
    List<JournalStream> streams() {
        return streams;
    }

    /** The segments of these streams that were not read, newest first. */
    List<Long> older() {
        return older;
    }

    Journal.Recovery report() {
        return report;
    }
}
