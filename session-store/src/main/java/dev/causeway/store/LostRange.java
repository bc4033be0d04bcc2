package dev.causeway.store;

import java.nio.file.Path;

/**
 * A damaged range of a segment that an operator declares lost. A value; what is done with it: {@link LostRangeMarker}.
 *
 * @param file the damaged segment
 * @param from first damaged byte, where the store refuses to be read
 * @param to first byte after the range
 * @param firstLost the lowest feed number (outbound log: number) that may be lost, 0 when none can be named
 * @param next the number that follows the range. Exact where a later record tells it; else so high that no number of the
 *     range can be given twice
 */
public record LostRange(Path file, long from, long to, long firstLost, long next) {
    /** Bytes that can be read no more. */
    public long bytes() {
        return to - from;
    }
}
