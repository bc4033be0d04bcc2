package dev.causeway.gateway.ops.journal;

import java.util.List;

/**
 * What a search found.
 *
 * @param records in the feed's order
 * @param scanned records looked at
 * @param next where to go on; 0 when everything asked for was looked at
 */
public record JournalPage(List<Found> records, long scanned, long next) {
    /**
     * One record.
     *
     * @param type the feed message's name
     * @param payload readable characters of it, secrets blanked, others as {@code |} or {@code .}
     */
    public record Found(
            long feedSeq,
            String type,
            int sessionNo,
            int epoch,
            long venueSeqNo,
            String at,
            int length,
            String payload) {}
}
