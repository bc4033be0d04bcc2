package dev.causeway.client;

import dev.causeway.client.receiver.FeedEvents;
import org.agrona.DirectBuffer;

/** Tells two, the one after the other. Owner: the client's thread. */
record EventPair(FeedEvents first, FeedEvents second) implements FeedEvents {
    @Override
    public void onMessage(long seqNo, DirectBuffer buffer, int offset, int length) {
        first.onMessage(seqNo, buffer, offset, length);
        second.onMessage(seqNo, buffer, offset, length);
    }

    @Override
    public void onSession(String session, long firstSeqNo) {
        first.onSession(session, firstSeqNo);
        second.onSession(session, firstSeqNo);
    }

    @Override
    public void onEndOfSession(String session, long lastSeqNo) {
        first.onEndOfSession(session, lastSeqNo);
        second.onEndOfSession(session, lastSeqNo);
    }

    @Override
    public void onGapOpened(long fromSeqNo, long toSeqNo) {
        first.onGapOpened(fromSeqNo, toSeqNo);
        second.onGapOpened(fromSeqNo, toSeqNo);
    }

    @Override
    public void onGapFilled(long fromSeqNo, long toSeqNo) {
        first.onGapFilled(fromSeqNo, toSeqNo);
        second.onGapFilled(fromSeqNo, toSeqNo);
    }

    @Override
    public void onGapLost(long fromSeqNo, long toSeqNo) {
        first.onGapLost(fromSeqNo, toSeqNo);
        second.onGapLost(fromSeqNo, toSeqNo);
    }

    @Override
    public void onChannelStale(int channel) {
        first.onChannelStale(channel);
        second.onChannelStale(channel);
    }

    @Override
    public void onChannelAlive(int channel) {
        first.onChannelAlive(channel);
        second.onChannelAlive(channel);
    }

    @Override
    public void onInactive() {
        first.onInactive();
        second.onInactive();
    }

    @Override
    public void onActive() {
        first.onActive();
        second.onActive();
    }
}
