package dev.causeway.client.receiver;

import org.agrona.DirectBuffer;

/**
 * What a receiver tells its host. Called on the receiver's thread, in the order of the feed; the buffer is only good until
 * the call returns. An implementation must not call the receiver back. Numbers are those of the feed, both ends of a range
 * inclusive. Channels: 0 is A, 1 is B.
 */
public interface FeedEvents {
    /**
     * The next message: every number once, rising by one, except over numbers declared lost.
     *
     * @param buffer holds the message from its SBE header on, at {@code offset}, {@code length} bytes, unchecked
     */
    void onMessage(long seqNo, DirectBuffer buffer, int offset, int length);

    /** A session begins: what follows are its messages, from {@code firstSeqNo} on. Nothing of an earlier one will come. */
    default void onSession(String session, long firstSeqNo) {}

    /** The session has ended and all of it was delivered or declared lost. {@code lastSeqNo} is 0 when it was empty. */
    default void onEndOfSession(String session, long lastSeqNo) {}

    /**
     * The session gave way to another without a word of its end, as after the loss of a data directory: whether anything was
     * sent from {@code nextSeqNo} on is not known.
     */
    default void onEndUnseen(String session, long nextSeqNo) {}

    /** Numbers are missing and delivery waits for them. The end may grow while the hold buffer is full. */
    default void onGapOpened(long fromSeqNo, long toSeqNo) {}

    /** Everything of a gap that was not declared lost has come. */
    default void onGapFilled(long fromSeqNo, long toSeqNo) {}

    /** These numbers will not come any more; delivery goes on behind them. */
    default void onGapLost(long fromSeqNo, long toSeqNo) {}

    /** Nothing from a channel for three heartbeat intervals. */
    default void onChannelStale(int channel) {}

    /** A stale channel speaks again. */
    default void onChannelAlive(int channel) {}

    /** Every channel is stale: the feed is dead or unreachable, which data alone cannot tell apart. */
    default void onInactive() {}

    /** The first channel speaks again after {@link #onInactive()}. */
    default void onActive() {}
}
