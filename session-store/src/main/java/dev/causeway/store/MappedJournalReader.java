package dev.causeway.store;

import java.util.function.Supplier;

/** Reads a mapped journal through mappings of its own; keeps the last few segments mapped. Owned by one thread. */
final class MappedJournalReader implements JournalReader {
    private static final int MAPPED_SEGMENTS = 4;

    private final ReadSegment[] mapped = new ReadSegment[MAPPED_SEGMENTS];
    private final SegmentFiles files;
    private final Supplier<Published> stream;
    private final RawRecord record = new RawRecord();
    private SegmentList segments;
    private long position;
    private int oldest;

    /** @param stream which stream to read, asked at each read */
    MappedJournalReader(SegmentFiles files, Supplier<Published> stream) {
        this.files = files;
        this.stream = stream;
    }

    @Override
    public boolean read(long feedSeq, JournalEntry entry) {
        refresh();
        if (feedSeq > position || feedSeq < 1 || feedSeq < segments.lowestFeedSeq()) {
            return false;
        }
        SegmentHeader header = segments.holding(feedSeq);
        ReadSegment segment = segment(header);
        if (segment.read(feedSeq, !segments.isNewest(header), record) == null) {
            return false;
        }
        record.to(entry);
        return true;
    }

    @Override
    public long lowestFeedSeq() {
        refresh();
        return position == 0 || position < segments.lowestFeedSeq() ? 0 : segments.lowestFeedSeq();
    }

    private void refresh() {
        Published published = stream.get();
        do {
            segments = published.segments();
            position = published.position();
        } while (segments != published.segments());
    }

    private ReadSegment segment(SegmentHeader header) {
        for (ReadSegment each : mapped) {
            if (each != null && each.number() == header.number()) {
                return each;
            }
        }
        ReadSegment fresh = new ReadSegment(files, header);
        if (mapped[oldest] != null) {
            mapped[oldest].close();
        }
        mapped[oldest] = fresh;
        oldest = (oldest + 1) % MAPPED_SEGMENTS;
        return fresh;
    }

    @Override
    public void close() {
        for (int i = 0; i < mapped.length; i++) {
            if (mapped[i] != null) {
                mapped[i].close();
                mapped[i] = null;
            }
        }
    }
}
