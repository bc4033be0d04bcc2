package dev.causeway.mock.compare;

import dev.causeway.mock.compare.VenueMessage.Key;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts epochs that have messages. FIX names no epoch on the wire: a gateway that dies in a reset begins one that the venue
 * never hears of, so the two sides' own counts differ. The n-th epoch with messages is the same on both.
 *
 * <p>One thread, one for each side.
 */
final class EpochRanks {
    private final Map<Long, Long> ranks = new HashMap<>();
    private final boolean asTheyAre;

    /** @param asTheyAre the side does not begin with the first epoch, its own count has to do */
    EpochRanks(boolean asTheyAre) {
        this.asTheyAre = asTheyAre;
    }

    Key ranked(long epoch, long seqNo) {
        return new Key(asTheyAre ? epoch : ranks.computeIfAbsent(epoch, first -> ranks.size() + 1L), seqNo);
    }
}
