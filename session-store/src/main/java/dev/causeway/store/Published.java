package dev.causeway.store;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What a journal's owner lets readers know of one stream: which segments there are and how far they may be read. Written by
 * the owner, read by any thread. A new stream gets a new object, so that segments and position always belong together.
 */
final class Published implements JournalStream {
    private final SegmentFiles files;
    private final String name;
    private final long beganNanos;
    private final AtomicLong position = new AtomicLong();
    private volatile SegmentList segments = SegmentList.EMPTY;

    Published(SegmentFiles files, String name, long beganNanos) {
        this.files = files;
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

    SegmentList segments() {
        return segments;
    }

    @Override
    public long position() {
        return position.getAcquire();
    }

    @Override
    public JournalReader newReader() {
        return new MappedJournalReader(files, () -> this);
    }

    void advance(long feedSeq) {
        position.setRelease(feedSeq);
    }

    void add(SegmentHeader header) {
        segments = segments.with(header);
    }
}
