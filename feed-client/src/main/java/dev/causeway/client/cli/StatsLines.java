package dev.causeway.client.cli;

import dev.causeway.client.receiver.FeedCounters;
import dev.causeway.client.receiver.FeedCounters.Channel;
import dev.causeway.client.receiver.FeedCounters.Total;
import java.io.PrintStream;
import java.util.Locale;

/** A line of figures each second. Owner: the main thread. */
final class StatsLines {
    static final long INTERVAL_NANOS = 1_000_000_000;

    private static final double MICRO = 1e3;

    private final FeedCounters counters;
    private final ChannelRace race;
    private final PrintStream to;
    private long sinceNanos;
    private long messages;
    private final long[] datagrams = new long[2];
    private long bytes;

    StatsLines(FeedCounters counters, ChannelRace race, PrintStream to, long nowNanos) {
        this.counters = counters;
        this.race = race;
        this.to = to;
        sinceNanos = nowNanos;
    }

    /** Prints when a second has passed. */
    void poll(long nowNanos) {
        if (nowNanos - sinceNanos < INTERVAL_NANOS) {
            return;
        }
        double seconds = (nowNanos - sinceNanos) / (double) INTERVAL_NANOS;
        long totalMessages = counters.value(Total.MESSAGES);
        long totalA = counters.value(Channel.DATAGRAMS, 0);
        long totalB = counters.value(Channel.DATAGRAMS, 1);
        long totalBytes = counters.value(Channel.BYTES, 0) + counters.value(Channel.BYTES, 1);
        to.printf(
                Locale.ROOT,
                "stats: messages %.0f/s, datagrams A %.0f/s B %.0f/s, %.0f kB/s, B behind A %.1f us (max %.1f, A first %d of %d),"
                        + " gaps %d open %d, requests %d, lost %d%n",
                (totalMessages - messages) / seconds,
                (totalA - datagrams[0]) / seconds,
                (totalB - datagrams[1]) / seconds,
                (totalBytes - bytes) / seconds / 1e3,
                race.meanNanos() / MICRO,
                race.maxNanos() / MICRO,
                race.wins(0),
                race.pairs(),
                counters.value(Total.GAPS),
                counters.value(Total.GAPS_OPEN),
                counters.value(Total.REQUESTS),
                counters.value(Total.LOST));
        messages = totalMessages;
        datagrams[0] = totalA;
        datagrams[1] = totalB;
        bytes = totalBytes;
        sinceNanos = nowNanos;
        race.reset();
    }
}
