package dev.causeway.benchmarks.load;

import dev.causeway.benchmarks.role.BenchClock;
import dev.causeway.benchmarks.role.Lifeline;
import dev.causeway.benchmarks.role.RoleOptions;
import dev.causeway.benchmarks.role.Signal;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The load venue as a process. Says {@code @ready port}, then {@code @loggedOn}, waits for {@code @go}, sends definitions
 * and warm-up, says {@code @load}, sends the load, says {@code @done} with what it sent, and keeps its sessions alive until {@code @stop}.
 */
@Command(name = "venue-serve", hidden = true, description = "role: the load venue")
public final class VenueServeCommand implements Callable<Integer> {
    private static final long POLL_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long WARM_UP_LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long IDLE_POLL_MILLIS = 20;

    @Mixin
    private RoleOptions role;

    @Option(names = "--protocol", required = true)
    private Protocol protocol;

    @Option(names = "--sessions", required = true)
    private int sessions;

    @Option(names = "--mix", required = true)
    private String mix;

    @Option(names = "--seed", defaultValue = "1")
    private long seed;

    @Option(names = "--warm-up", required = true, description = "messages before the load, over all sessions")
    private long warmUp;

    @Option(names = "--warm-up-rate", required = true)
    private long warmUpRate;

    @Option(names = "--messages", required = true, description = "0: until --seconds are over")
    private long messages;

    @Option(names = "--rate", required = true, description = "0: flood")
    private long rate;

    @Option(names = "--seconds", required = true, description = "longest duration of the load")
    private long seconds;

    @Option(names = "--pacing", defaultValue = "YIELD")
    private Pacing pacing;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Lifeline lifeline = role.lifeline();
        BenchClock clock = role.clock();
        MessageMix shares = MessageMix.parse(mix);
        try (LoadVenue venue = new LoadVenue(sessions, index -> protocol.session(index, shares, seed), clock)) {
            lifeline.say(Signal.of("ready").with("port", venue.port()));
            while (!venue.allLoggedOn()) {
                venue.poll(IDLE_POLL_MILLIS);
            }
            lifeline.say(Signal.of("loggedOn"));
            serveUntilTold(lifeline, venue);
            lifeline.say(send(lifeline, venue, clock));
            serveUntilTold(lifeline, venue);
            lifeline.say(Signal.of("ended")
                    .with("resendRequests", venue.sum(VenueSession::resendRequests))
                    .with("refusedConnections", venue.refused()));
        }
        return 0;
    }

    private static void serveUntilTold(Lifeline lifeline, LoadVenue venue) throws IOException {
        while (lifeline.poll() == null) {
            venue.poll(IDLE_POLL_MILLIS);
        }
    }

    private Signal send(Lifeline lifeline, LoadVenue venue, BenchClock clock) throws IOException {
        Generator generator = new Generator(venue.connections(), clock);
        venue.connections().forEach(connection -> connection.session().appendDefinitions(clock.epochNanos()));
        if (warmUp > 0) {
            run(new Phase(warmUp, warmUpRate, WARM_UP_LONGEST_NANOS), generator, venue);
        }
        long settledAt = clock.epochNanos() + SETTLE_NANOS;
        while (clock.epochNanos() < settledAt) {
            venue.poll(IDLE_POLL_MILLIS);
        }
        long earlyNumbers = venue.sum(VenueSession::adminNumbers) - (long) sessions * protocol.adminNumbers();
        lifeline.say(Signal.of("load"));
        long count = messages == 0 ? Phase.UNBOUNDED : messages;
        run(new Phase(count, rate, TimeUnit.SECONDS.toNanos(seconds)), generator, venue);
        return Signal.of("done")
                .with("endedConnections", venue.ended())
                .with("sentTotal", venue.sum(VenueSession::appended))
                .with("skippedNumbers", venue.sum(VenueSession::skippedNumbers))
                .with("earlyNumbers", earlyNumbers)
                .with("sentMeasured", generator.sentInPhase())
                .with("sendNanos", generator.elapsedNanos())
                .with("lateP50Nanos", generator.lateness().getValueAtPercentile(50))
                .with("lateP99Nanos", generator.lateness().getValueAtPercentile(99))
                .with("lateMaxNanos", generator.lateness().getMaxValue());
    }

    private void run(Phase phase, Generator generator, LoadVenue venue) throws IOException {
        generator.begin(phase);
        long lastPoll = System.nanoTime();
        while (!generator.isDone()) {
            long untilDue = generator.doWork();
            long now = System.nanoTime();
            if (untilDue < 0) {
                venue.poll(1);
            } else if (now - lastPoll > POLL_INTERVAL_NANOS) {
                lastPoll = now;
                venue.poll(0);
            }
            if (untilDue > 0 && generator.sentInPhase() < phase.messages()) {
                pacing.await(Math.min(untilDue, POLL_INTERVAL_NANOS));
            }
        }
    }
}
