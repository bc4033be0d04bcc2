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
 * @param syncPolicy none: the system writes when it likes; batch: every batch is on the device before it is on the feed
 * @param commitMillisAgo since a batch was committed, which with batch is since it was synced; null before the first
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
        String syncPolicy,
        Long commitMillisAgo,
        long diskFreeBytes,
        String failure) {}
