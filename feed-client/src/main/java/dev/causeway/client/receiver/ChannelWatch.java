package dev.causeway.client.receiver;

import dev.causeway.client.receiver.FeedCounters.Channel;
import java.util.Arrays;

/**
 * What each channel has shown and when it last spoke. Owner: the receiver's thread. Times are monotonic nanoseconds.
 */
final class ChannelWatch {
    private static final int STALE_HEARTBEATS = 3;

    private final FeedEvents events;
    private final FeedCounters counters;
    private final long staleAfterNanos;
    private final long[] lastHeardNanos;
    private final long[] shownNext;
    private final boolean[] stale;
    private boolean inactive;

    ChannelWatch(ReceiverSettings settings, FeedEvents events, FeedCounters counters, long nowNanos) {
        this.events = events;
        this.counters = counters;
        staleAfterNanos = STALE_HEARTBEATS * settings.heartbeatInterval().toNanos();
        lastHeardNanos = new long[settings.channels()];
        shownNext = new long[settings.channels()];
        stale = new boolean[settings.channels()];
        Arrays.fill(lastHeardNanos, nowNanos);
    }

    int channels() {
        return stale.length;
    }

    /** A well-formed packet came. */
    void heard(int channel, long nowNanos) {
        lastHeardNanos[channel] = nowNanos;
        if (stale[channel]) {
            stale[channel] = false;
            events.onChannelAlive(channel);
        }
        if (inactive) {
            inactive = false;
            events.onActive();
        }
    }

    /** A channel showed that every number of the session below this one exists. */
    void shown(int channel, long nextSeqNo) {
        shownNext[channel] = Math.max(shownNext[channel], nextSeqNo);
    }

    /** The number below which every channel has shown all. */
    long shownByAll() {
        long lowest = Long.MAX_VALUE;
        for (long next : shownNext) {
            lowest = Math.min(lowest, next);
        }
        return lowest;
    }

    /** A new session: nothing of it was shown yet. */
    void forgetShown() {
        Arrays.fill(shownNext, 0);
    }

    /** When {@link #onTimer} may have something to say, {@link Long#MAX_VALUE} for never. */
    long nextTimerNanos() {
        long earliest = Long.MAX_VALUE;
        for (int i = 0; i < stale.length; i++) {
            if (!stale[i]) {
                earliest = Math.min(earliest, lastHeardNanos[i] + staleAfterNanos);
            }
        }
        return earliest;
    }

    void onTimer(long nowNanos) {
        boolean anyAlive = false;
        for (int i = 0; i < stale.length; i++) {
            if (!stale[i] && nowNanos - lastHeardNanos[i] >= staleAfterNanos) {
                stale[i] = true;
                counters.add(Channel.STALE, i, 1);
                events.onChannelStale(i);
            }
            anyAlive |= !stale[i];
        }
        if (!anyAlive && !inactive) {
            inactive = true;
            events.onInactive();
        }
    }
}
