package dev.causeway.client.receiver;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The receiver's counters. Written by the receiver's thread alone, read by any: every value is one ordered 64-bit store,
 * values of one moment need not fit together.
 */
public final class FeedCounters {
    /** Counts of the receiver as a whole. */
    public enum Total {
        /** Messages delivered. */
        MESSAGES,
        /** First number delivered, 0 before it; of the latest session. */
        FIRST_SEQ_NO,
        /** Latest number delivered; of the latest session. */
        LAST_SEQ_NO,
        /** Gaps opened. */
        GAPS,
        /** Gaps of which every number came. */
        GAPS_FILLED,
        /** Gaps open now. */
        GAPS_OPEN,
        /** Messages declared lost. */
        LOST,
        /** Requests made. */
        REQUESTS,
        /** Requests the sink could not send. */
        REQUESTS_UNSENT,
        /** Well-formed answer datagrams of the session. */
        ANSWERS,
        /** Answer datagrams that were malformed or of another session. */
        ANSWERS_REFUSED,
        /** Messages in answers that were there already. */
        ANSWER_DUPLICATES,
        /** Messages held now, behind a gap. */
        HELD,
        /** Messages dropped because the hold buffer had no place for them. */
        HOLD_OVERFLOWS,
        /** Sessions begun. */
        SESSIONS,
        /** Requests made to the bulk server. */
        BULK_REQUESTS,
        /** Packets the bulk server sent in answers. */
        BULK_PACKETS,
        /** Bulk requests that ended before their answer did. */
        BULK_FAILURES
    }

    /** Counts of one channel. */
    public enum Channel {
        /** Datagrams that came, good or bad. */
        DATAGRAMS,
        /** Bytes of them. */
        BYTES,
        /** Messages this channel brought first. */
        FIRST,
        /** Messages that were there already, or came after they were declared lost. */
        DUPLICATES,
        /** Datagrams that were no MoldUDP64 packet. */
        MALFORMED,
        /** Packets of a session before or not yet the current one. */
        OTHER_SESSION,
        /** Packets whose number lay too far ahead to be believed at once. */
        IMPLAUSIBLE,
        /** Times the channel went stale. */
        STALE
    }

    private static final int TOTALS = Total.values().length;
    private static final int PER_CHANNEL = Channel.values().length;

    private final AtomicLongArray values = new AtomicLongArray(TOTALS + 2 * PER_CHANNEL);

    /** The value of a counter. */
    public long value(Total counter) {
        return values.getAcquire(counter.ordinal());
    }

    /** The value of a channel's counter, channel 0 or 1. */
    public long value(Channel counter, int channel) {
        return values.getAcquire(index(counter, channel));
    }

    void add(Total counter, long count) {
        int index = counter.ordinal();
        values.setRelease(index, values.getPlain(index) + count);
    }

    void add(Channel counter, int channel, long count) {
        int index = index(counter, channel);
        values.setRelease(index, values.getPlain(index) + count);
    }

    void set(Total counter, long value) {
        values.setRelease(counter.ordinal(), value);
    }

    private static int index(Channel counter, int channel) {
        return TOTALS + channel * PER_CHANNEL + counter.ordinal();
    }
}
