package dev.causeway.benchmarks.receive;

import java.util.HashMap;
import java.util.Map;

/**
 * Whether what came is what the venue sent: no feed number missing, each session's numbers from 1 without a hole
 * but for those that the venue spent otherwise, in order,
 * none twice, as many as the venue counted. Made after the timing.
 *
 * @param missingFeedNumbers numbers below the highest that came on no channel
 * @param missingVenueNumbers venue messages that came under no number
 * @param holes numbers that a session jumped over between 1 and its highest
 * @param doubledVenueNumbers venue messages that came under a second number, or behind a later one
 */
record Verification(long missingFeedNumbers, long missingVenueNumbers, long holes, long doubledVenueNumbers) {

    /** No number is spent on anything but messages. */
    static Verification of(ArrivalLog log, long sentTotal) {
        return of(log, sentTotal, 0);
    }

    /**
     * @param sentTotal what the venue counted, over all sessions
     * @param skippedNumbers numbers that it spent on session messages ahead of its last message, over all sessions
     */
    static Verification of(ArrivalLog log, long sentTotal, long skippedNumbers) {
        Map<Integer, Long> lastSeqNo = new HashMap<>();
        long missingFeed = 0;
        long doubled = 0;
        long fresh = 0;
        for (long number = 1; number <= log.highest(); number++) {
            long identity = log.identity(number);
            if (identity == 0) {
                missingFeed++;
            } else if (identity != ArrivalLog.ORIGINATED) {
                int session = ArrivalLog.sessionNo(identity);
                long seqNo = ArrivalLog.venueSeqNo(identity);
                long last = lastSeqNo.getOrDefault(session, 0L);
                if (seqNo > last) {
                    lastSeqNo.put(session, seqNo);
                    fresh++;
                } else {
                    doubled++;
                }
            }
        }
        long highestSum = lastSeqNo.values().stream().mapToLong(Long::longValue).sum();
        return new Verification(missingFeed, sentTotal - fresh, highestSum - fresh - skippedNumbers, doubled);
    }

    boolean isComplete() {
        return missingFeedNumbers == 0 && missingVenueNumbers == 0 && holes == 0 && doubledVenueNumbers == 0;
    }
}
