package dev.causeway.mock.compare;

import java.util.List;
import java.util.Map;

/**
 * One line of a venue's log.
 *
 * @param key its place in the session
 * @param type the venue's message type
 * @param parts what belongs on the feed for it
 */
record VenueMessage(Key key, String type, List<Part> parts) {
    /**
     * A place in a session.
     *
     * @param epoch from 1
     * @param seqNo from 1
     */
    record Key(long epoch, long seqNo) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byEpoch = Long.compare(epoch, other.epoch);
            return byEpoch != 0 ? byEpoch : Long.compare(seqNo, other.seqNo);
        }

        @Override
        public String toString() {
            return "epoch " + epoch + " number " + seqNo;
        }
    }

    /**
     * One feed message.
     *
     * @param template its name
     * @param instrument the venue's symbol or number, null when it belongs to none
     * @param fields what the venue determines
     */
    record Part(String template, String instrument, Map<String, String> fields) {}
}
