package dev.causeway.store;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What a journal's owner lets readers know: which segments there are and how far they may be read. Written by the owner,
 * read by any thread.
 *
 * <p>A new stream lowers the position to 0 before its segments are shown; a reader that takes the segments, then the
 * position, and finds the same segments again, has a pair that belongs together.
 */
final class Published {
    private final AtomicLong position = new AtomicLong();
    private volatile SegmentList segments = SegmentList.EMPTY;

    SegmentList segments() {
        return segments;
    }

    long position() {
        return position.getAcquire();
    }

    void advance(long feedSeq) {
        position.setRelease(feedSeq);
    }

    void add(SegmentHeader header) {
        segments = segments.with(header);
    }

    void begin(SegmentHeader header) {
        position.set(0);
        segments = SegmentList.EMPTY.with(header);
    }
}
