package dev.causeway.gateway.ops.journal;

/**
 * Where the journal stands.
 *
 * @param directory where its files are
 * @param streamName the feed's session name
 * @param segments segment files
 * @param segmentBytes their size together, preallocated
 * @param lowestFeedSeq the first number that can be read, 0 when none
 * @param journaledPosition the highest committed feed number
 * @param publishedPosition the highest number given to multicast
 * @param lagSlots slots in the ring that the journal has not passed yet
 * @param diskFreeBytes room on the file system
 * @param failure why the store refuses, or null
 */
public record JournalStatus(
        String directory,
        String streamName,
        int segments,
        long segmentBytes,
        long lowestFeedSeq,
        long journaledPosition,
        long publishedPosition,
        long lagSlots,
        long diskFreeBytes,
        String failure) {}
