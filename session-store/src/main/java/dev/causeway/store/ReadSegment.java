package dev.causeway.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One segment of a journal as a reader sees it: its records and its index, both judged before they are believed. */
final class ReadSegment implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReadSegment.class);

    private final SegmentFiles files;
    private final SegmentHeader header;
    private final MappedFile file;
    private SegmentIndex index;

    /** @throws DamagedStoreException the header is not as it was written */
    ReadSegment(SegmentFiles files, SegmentHeader header) {
        this.files = files;
        this.header = header;
        this.file = MappedFile.map(files.segment(header.number()), FileChannel.MapMode.READ_ONLY);
        this.index = SegmentIndex.open(files.index(header.number()), header, FileChannel.MapMode.READ_ONLY);
    }

    long number() {
        return header.number();
    }

    /**
     * Reads a record that is known to be here.
     *
     * @param full whether the segment takes no more records, so that a new index of it may be kept
     * @return null when it is in a range that was declared lost
     * @throws DamagedStoreException it is here no longer
     */
    RawRecord read(long feedSeq, boolean full, RawRecord to) {
        int position = index == null ? 0 : index.position(feedSeq);
        if (!isRecord(feedSeq, position)) {
            SegmentIndex built = SegmentIndex.build(file, header);
            position = built.position(feedSeq);
            if (!isRecord(feedSeq, position)) {
                if (isDeclaredLost(feedSeq)) {
                    return null;
                }
                int end = new TailRecovery(file).endOfRecords(SegmentHeader.RECORDS_START);
                throw new DamagedStoreException(file.path(), end, "no valid record, looking for feed " + feedSeq);
            }
            replaceIndex(built, full);
        }
        return RecordReader.read(file.buffer(), position, to);
    }

    private boolean isRecord(long feedSeq, int position) {
        if (position < SegmentHeader.RECORDS_START || !RecordReader.isValid(file, position, file.bytes())) {
            return false;
        }
        RecordType type = RecordType.of(RecordDescriptor.type(file.buffer(), position));
        return type != null && type.onFeed() && RecordDescriptor.subject(file.buffer(), position) == feedSeq;
    }

    private boolean isDeclaredLost(long feedSeq) {
        RawRecord each = new RawRecord();
        int position = SegmentHeader.RECORDS_START;
        while (RecordReader.isValid(file, position, file.bytes())) {
            RecordReader.read(file.buffer(), position, each);
            if (each.type == RecordDescriptor.LOST && each.venueSeqNo <= feedSeq && feedSeq < each.subject) {
                return true;
            }
            position = RecordReader.next(file.buffer(), position);
        }
        return false;
    }

    private void replaceIndex(SegmentIndex built, boolean full) {
        if (index != null) {
            index.unmap();
        }
        index = built;
        if (full) {
            keep();
        }
    }

    private void keep() {
        Path path = files.index(header.number());
        try {
            index.store(path.resolveSibling(path.getFileName() + ".tmp" + System.identityHashCode(this)), path);
            LOG.warn("made the index {} again: it was missing or wrong", path);
        } catch (IOException e) {
            LOG.warn("cannot keep the index {}: {}", path, e.toString());
        }
    }

    @Override
    public void close() {
        file.unmap();
        if (index != null) {
            index.unmap();
        }
    }
}
