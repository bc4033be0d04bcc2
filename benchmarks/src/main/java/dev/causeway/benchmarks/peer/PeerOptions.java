package dev.causeway.benchmarks.peer;

import dev.causeway.benchmarks.relay.LoopbackMulticast;
import dev.causeway.benchmarks.relay.RelayFeed;
import dev.causeway.benchmarks.role.BenchClock;
import dev.causeway.benchmarks.role.Lifeline;
import dev.causeway.benchmarks.role.RoleOptions;
import dev.causeway.benchmarks.role.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every peer's process is told. */
public final class PeerOptions {
    /** SenderCompID(49) of the peer. */
    public static final String US = "BENCH1";

    /** SenderCompID(49) of the load venue. */
    public static final String VENUE = "LOAD";

    /** HeartBtInt(108), seconds: no heartbeat falls into a run. */
    public static final int HEARTBEAT_SECONDS = 60;

    @Mixin
    private RoleOptions role;

    @Option(names = "--venue-port", required = true)
    private int venuePort;

    @Option(names = "--unmeasured", required = true, description = "numbers before the load")
    private long unmeasured;

    @Option(names = "--work-dir", required = true, description = "for what it stores")
    private Path workDir;

    @Option(names = "--channel", description = "group:port; none: counts")
    private List<String> channels = List.of();

    /** The work of a peer on its own thread: connects, counts or publishes, until the process ends. */
    @FunctionalInterface
    public interface Engine {
        /** @param arrivals takes what is counted */
        void start(CountedArrivals arrivals) throws Exception;
    }

    /** Starts an engine, says {@code @ready}, and {@code @result} when asked; the process is ended from outside. */
    public int serve(Engine engine) throws Exception {
        Lifeline lifeline = role.lifeline();
        CountedArrivals arrivals = new CountedArrivals(unmeasured);
        engine.start(arrivals);
        lifeline.say(Signal.of("ready"));
        for (Signal asked = lifeline.await(); asked.name().equals("expect"); asked = lifeline.await()) {
            arrivals.await(asked.number("total"));
            lifeline.say(arrivals.result(asked.number("total")));
        }
        return 0;
    }

    /** Where the load venue listens, on the loopback. */
    public int venuePort() {
        return venuePort;
    }

    /** Where the engine may store, made by the command. */
    public Path workDir() {
        return workDir;
    }

    /** The run's clock. */
    public BenchClock clock() {
        return role.clock();
    }

    /** Whether it publishes; else it counts. */
    public boolean publishes() {
        return !channels.isEmpty();
    }

    /** @param packed whether messages share datagrams until flushed */
    public RelayFeed feed(boolean packed) throws IOException {
        RelayFeed.DatagramSink[] sinks = new RelayFeed.DatagramSink[channels.size()];
        for (int i = 0; i < sinks.length; i++) {
            sinks[i] = LoopbackMulticast.open(channels.get(i))::write;
        }
        return new RelayFeed(packed, sinks);
    }
}
