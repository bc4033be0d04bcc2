package dev.causeway.store;

import java.nio.file.Path;

/**
 * One segment file as its header tells it. A value for tools and endpoints.
 *
 * @param file where it is
 * @param number segment number, from 1
 * @param bytes size of the file
 * @param base the next feed number (outbound log: the next number) when the segment began
 * @param firstNumber number of the first segment of the stream (outbound log: of the epoch)
 * @param epoch outbound log: its epoch; 0 for a journal
 * @param beganNanos when the stream (outbound log: the epoch) began, epoch nanoseconds
 * @param createdNanos when the segment was made, epoch nanoseconds
 * @param streamName the feed's session name; empty for an outbound log
 * @param bootId the run of the machine it was made in
 * @param syncedBytes every byte before this one was forced to the device; 0: nothing is known
 */
public record StoredSegment(
        Path file,
        long number,
        int bytes,
        long base,
        long firstNumber,
        int epoch,
        long beganNanos,
        long createdNanos,
        String streamName,
        String bootId,
        int syncedBytes) {
    static StoredSegment of(MappedFile file, SegmentHeader header) {
        return new StoredSegment(
                file.path(),
                header.number(),
                file.bytes(),
                header.base(),
                header.firstNumber(),
                header.kind() == SegmentHeader.OUTBOUND ? header.epochOrUnitSession() : 0,
                header.beganNanos(),
                header.createdNanos(),
                header.streamName(),
                header.bootId(),
                SegmentHeader.synced(file.buffer()));
    }
}
