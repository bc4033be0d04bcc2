package dev.causeway.store;

import java.nio.file.Path;
import java.util.Objects;
import org.agrona.concurrent.EpochNanoClock;

/**
 * How a mapped journal is opened.
 *
 * @param directory where its files are; made when missing, used by nothing else
 * @param segmentBytes size of one segment file, a multiple of 4096 in [{@value #MIN_SEGMENT_BYTES}, {@value
 *     #MAX_SEGMENT_BYTES}]; segments that exist keep their size
 * @param sync when records are forced to the device
 * @param bootId this run of the machine, at most 36 ASCII characters; see {@link BootId#current()}
 * @param clock for creation times only, never for a decision
 */
public record JournalOptions(Path directory, int segmentBytes, SyncPolicy sync, String bootId, EpochNanoClock clock) {
    public static final int MIN_SEGMENT_BYTES = 4096;
    public static final int MAX_SEGMENT_BYTES = 1 << 30;
    public static final int DEFAULT_SEGMENT_BYTES = 128 << 20;

    public JournalOptions {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(sync, "sync");
        Objects.requireNonNull(bootId, "bootId");
        Objects.requireNonNull(clock, "clock");
        requireSegmentBytes(segmentBytes);
    }

    /** Segments of the default size, never forced, on this machine. */
    public static JournalOptions of(Path directory, EpochNanoClock clock) {
        return new JournalOptions(directory, DEFAULT_SEGMENT_BYTES, SyncPolicy.NONE, BootId.current(), clock);
    }

    public JournalOptions withSegmentBytes(int bytes) {
        return new JournalOptions(directory, bytes, sync, bootId, clock);
    }

    public JournalOptions withSync(SyncPolicy policy) {
        return new JournalOptions(directory, segmentBytes, policy, bootId, clock);
    }

    public JournalOptions withBootId(String id) {
        return new JournalOptions(directory, segmentBytes, sync, id, clock);
    }

    static void requireSegmentBytes(int segmentBytes) {
        if (segmentBytes < MIN_SEGMENT_BYTES || segmentBytes > MAX_SEGMENT_BYTES || segmentBytes % 4096 != 0) {
            throw new IllegalArgumentException("segmentBytes " + segmentBytes + ": allowed are multiples of 4096 in ["
                    + MIN_SEGMENT_BYTES + ", " + MAX_SEGMENT_BYTES + "]");
        }
    }
}
