package dev.causeway.store;

import java.nio.file.Path;
import java.util.Objects;
import org.agrona.concurrent.EpochNanoClock;

/**
 * How one session's mapped outbound log is opened.
 *
 * @param directory where its files are; made when missing, used by this session only
 * @param segmentBytes size of one segment file, as {@link JournalOptions#segmentBytes()}
 * @param maxBytes bound of all segments together, at least two segments; when one more would exceed it the oldest is
 *     dropped and the lowest number that may be asked for rises
 * @param sync {@link SyncPolicy#BATCH} forces each record before append returns
 * @param bootId this run of the machine; see {@link BootId#current()}
 * @param clock for creation times of segments only, never for a decision
 */
public record OutboundLogOptions(
        Path directory, int segmentBytes, long maxBytes, SyncPolicy sync, String bootId, EpochNanoClock clock) {
    public static final int DEFAULT_SEGMENT_BYTES = 1 << 20;
    public static final long DEFAULT_MAX_BYTES = 256L << 20;

    public OutboundLogOptions {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(sync, "sync");
        Objects.requireNonNull(bootId, "bootId");
        Objects.requireNonNull(clock, "clock");
        JournalOptions.requireSegmentBytes(segmentBytes);
        if (maxBytes < 2L * segmentBytes) {
            throw new IllegalArgumentException(
                    "maxBytes " + maxBytes + ": allowed is at least two segments of " + segmentBytes);
        }
    }

    /** Segments of 1 MiB, 256 MiB together, never forced, on this machine. */
    public static OutboundLogOptions of(Path directory, EpochNanoClock clock) {
        return new OutboundLogOptions(
                directory, DEFAULT_SEGMENT_BYTES, DEFAULT_MAX_BYTES, SyncPolicy.NONE, BootId.current(), clock);
    }

    public OutboundLogOptions withSizes(int segment, long max) {
        return new OutboundLogOptions(directory, segment, max, sync, bootId, clock);
    }

    public OutboundLogOptions withSync(SyncPolicy policy) {
        return new OutboundLogOptions(directory, segmentBytes, maxBytes, policy, bootId, clock);
    }

    public OutboundLogOptions withBootId(String id) {
        return new OutboundLogOptions(directory, segmentBytes, maxBytes, sync, id, clock);
    }
}
