package dev.causeway.store;

import java.util.Arrays;

/** The segments of the current stream, ascending; immutable, replaced as a whole at each roll. */
final class SegmentList {
    static final SegmentList EMPTY = new SegmentList(new SegmentHeader[0]);

    private final SegmentHeader[] headers;

    private SegmentList(SegmentHeader[] headers) {
        this.headers = headers;
    }

    /** This list with a newer segment: of the same stream, or the first of a new one. */
    SegmentList with(SegmentHeader header) {
        boolean begins = header.number() == header.firstNumber();
        SegmentHeader[] next = begins ? new SegmentHeader[1] : Arrays.copyOf(headers, headers.length + 1);
        next[next.length - 1] = header;
        return new SegmentList(next);
    }

    /** The number that begins the list, 0 when it is empty. */
    long lowestFeedSeq() {
        return headers.length == 0 ? 0 : headers[0].base();
    }

    /** The segment that holds a number not below {@link #lowestFeedSeq()}; the list is not empty. */
    SegmentHeader holding(long feedSeq) {
        int low = 0;
        int high = headers.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (headers[middle].base() <= feedSeq) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return headers[low];
    }

    /** Whether a segment is the one being written. */
    boolean isNewest(SegmentHeader header) {
        return headers[headers.length - 1].number() == header.number();
    }
}
