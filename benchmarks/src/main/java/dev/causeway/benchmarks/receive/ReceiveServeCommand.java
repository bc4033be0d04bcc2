package dev.causeway.benchmarks.receive;

import dev.causeway.benchmarks.role.BenchClock;
import dev.causeway.benchmarks.role.Lifeline;
import dev.causeway.benchmarks.role.RoleOptions;
import dev.causeway.benchmarks.role.Signal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The receiver as a process. Says {@code @ready} with its ports and the granted buffer, reads until it has as many venue
 * messages as {@code @expect total} says or nothing new comes any more, and says {@code @result}.
 */
@Command(name = "receive-serve", hidden = true, description = "role: the receiver")
public final class ReceiveServeCommand implements Callable<Integer> {
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long LAST_READ_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long SELECT_MILLIS = 50;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    @Mixin
    private RoleOptions role;

    @Option(names = "--group", required = true, description = "once or twice, A first")
    private List<String> groups;

    @Option(names = "--payload", required = true)
    private Payload payload;

    @Option(names = "--capacity", required = true, description = "highest feed number to be noted")
    private int capacity;

    @Option(names = "--unmeasured", required = true, description = "numbers of each session before the load")
    private long unmeasured;

    @Option(names = "--receive-buffer", defaultValue = "4194304")
    private int receiveBufferBytes;

    @Option(names = "--spin", description = "poll the sockets instead of waiting for them")
    private boolean spin;

    @Option(names = "--histogram", description = "where the latencies go, HdrHistogram percentiles in microseconds")
    private Path histogram;

    @Option(names = "--window", defaultValue = "0", description = "messages of one stretch in --windows; 0: none")
    private int window;

    @Option(names = "--windows", description = "where the latencies by stretches go")
    private Path windows;

    private long lastNewNanos;

    @Override
    public Integer call() throws IOException {
        Lifeline lifeline = role.lifeline();
        BenchClock clock = role.clock();
        ArrivalLog log = new ArrivalLog(payload, capacity, unmeasured);
        LatencyWindows stretches =
                window == 0 ? null : new LatencyWindows(window, capacity, ArrivalLog.LONGEST_LATENCY_NANOS);
        log.byWindows(stretches);
        try (FeedChannels channels = new FeedChannels(
                groups,
                receiveBufferBytes,
                (channel, buffer, length) -> log.onDatagram(channel, buffer, length, clock.epochNanos()))) {
            Signal ready = Signal.of("ready").with("grantedBytes", channels.grantedBytes());
            for (int i = 0; i < groups.size(); i++) {
                ready = ready.with("port" + i, channels.port(i));
            }
            lifeline.say(ready);
            Signal expected = receive(lifeline, channels, log);
            lifeline.say(result(log, channels, expected));
        }
        if (histogram != null) {
            try (PrintStream out = new PrintStream(histogram.toFile(), StandardCharsets.UTF_8)) {
                log.latency().outputPercentileDistribution(out, NANOS_PER_MICRO);
            }
        }
        if (stretches != null) {
            stretches.write(windows);
        }
        lifeline.say(Signal.of("ended"));
        return 0;
    }

    private Signal receive(Lifeline lifeline, FeedChannels channels, ArrivalLog log) throws IOException {
        Signal told = null;
        long expected = Long.MAX_VALUE;
        long seen = 0;
        lastNewNanos = System.nanoTime();
        while (log.venueMessages() < expected && !isQuiet(expected)) {
            read(channels);
            if (log.venueMessages() != seen) {
                seen = log.venueMessages();
                lastNewNanos = System.nanoTime();
            }
            if (expected == Long.MAX_VALUE) {
                told = lifeline.poll();
                if (told != null) {
                    expected = told.number("total");
                    lastNewNanos = System.nanoTime();
                }
            }
        }
        long end = System.nanoTime() + LAST_READ_NANOS;
        while (System.nanoTime() < end) {
            channels.selectAndRead(SELECT_MILLIS);
        }
        return told;
    }

    private void read(FeedChannels channels) throws IOException {
        if (spin) {
            channels.readNow();
        } else {
            channels.selectAndRead(SELECT_MILLIS);
        }
    }

    private boolean isQuiet(long expected) {
        return expected != Long.MAX_VALUE && System.nanoTime() - lastNewNanos > QUIET_NANOS;
    }

    private Signal result(ArrivalLog log, FeedChannels channels, Signal expected) throws IOException {
        Verification verification = Verification.of(log, expected.number("total"), expected.number("skipped"));
        Histogram latency = log.latency();
        Signal result = Signal.of("result")
                .with("complete", verification.isComplete())
                .with("missingFeedNumbers", verification.missingFeedNumbers())
                .with("missingVenueNumbers", verification.missingVenueNumbers())
                .with("holes", verification.holes())
                .with("doubledVenueNumbers", verification.doubledVenueNumbers())
                .with("malformed", log.malformed())
                .with("contradictions", log.contradictions())
                .with("beforeIntended", log.beforeIntended())
                .with("received", log.venueMessages())
                .with("feedNumbers", log.highest())
                .with("measured", log.measured())
                .with("measuredNanos", log.measuredNanos())
                .with("perSecond", Math.round(log.measured() / (log.measuredNanos() / NANOS_PER_SECOND)))
                .with("p50Nanos", latency.getValueAtPercentile(50))
                .with("p99Nanos", latency.getValueAtPercentile(99))
                .with("p999Nanos", latency.getValueAtPercentile(99.9))
                .with("maxNanos", latency.getMaxValue());
        for (int i = 0; i < groups.size(); i++) {
            ChannelCount channel = log.channel(i);
            result = result.with("channel" + i + "Datagrams", channel.datagrams())
                    .with("channel" + i + "Messages", channel.messages())
                    .with("channel" + i + "Missing", channel.missing())
                    .with("channel" + i + "Repeated", channel.repeated())
                    .with("channel" + i + "KernelDrops", KernelDrops.of(channels.port(i)));
        }
        return result;
    }
}
