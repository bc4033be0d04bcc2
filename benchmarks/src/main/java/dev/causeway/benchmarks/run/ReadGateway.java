package dev.causeway.benchmarks.run;

import dev.causeway.benchmarks.load.Protocol;
import dev.causeway.benchmarks.receive.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The gateway while this process scrapes its metrics and reads its endpoints; or while nobody does. */
final class ReadGateway implements Subject {
    private static final String TOKEN = "bench-viewer-token";
    private static final String ACCOUNT = "-Dgateway.security.accounts[0].";
    private static final Pattern MANAGEMENT = Pattern.compile("address: 127.0.0.1, port: (\\d+)");
    /** The reads end before the load does. */
    private static final double SHARE_OF_THE_LOAD = 0.9;

    private final GatewaySubject gateway;
    private final int reads;
    private final List<Reads.Tally> tallies = new ArrayList<>();

    /** @param reads scrapes, and as many endpoint reads, spread over each load; 0: nobody reads */
    ReadGateway(GatewaySubject gateway, int reads) {
        this.gateway =
                gateway.withFlags(List.of(ACCOUNT + "name=bench", ACCOUNT + "role=viewer", ACCOUNT + "token=" + TOKEN));
        this.reads = reads;
    }

    @Override
    public String name() {
        return reads == 0 ? "gateway-unread" : "gateway-read";
    }

    @Override
    public Payload payload(Protocol protocol) {
        return gateway.payload(protocol);
    }

    /** What became of the reads, one a run. */
    List<Reads.Tally> tallies() {
        return tallies;
    }

    @Override
    public Running start(Launcher launcher, RunSpec spec, int venuePort, List<String> channels) {
        Running running = gateway.start(launcher, spec, venuePort, channels);
        return reads == 0 ? running : new Watched(launcher, spec, running);
    }

    private final class Watched implements Running {
        private final Launcher launcher;
        private final RunSpec spec;
        private final Running running;
        private Reads reading;

        Watched(Launcher launcher, RunSpec spec, Running running) {
            this.launcher = launcher;
            this.spec = spec;
            this.running = running;
        }

        /** The reads begin when the warm-up should be over. */
        @Override
        public void awaitReady() {
            running.awaitReady();
            Duration warmUp = Duration.ofMillis(1_000 * spec.warmUp() / spec.warmUpPerSecond() + 1_000);
            Duration over = Duration.ofMillis((long) (1_000 * spec.seconds() * SHARE_OF_THE_LOAD));
            reading = new Reads("http://127.0.0.1:" + managementPort(), TOKEN, new Reads.Plan(reads, warmUp, over));
            reading.start();
        }

        @Override
        public long cpuMillis() {
            return running.cpuMillis();
        }

        @Override
        public void close() {
            try (running) {
                if (reading != null) {
                    Reads.Tally tally = reading.end();
                    tallies.add(tally);
                    Files.writeString(launcher.file("reads.txt"), tally.line() + System.lineSeparator());
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the reads' figures cannot be written", e);
            }
        }

        private int managementPort() {
            return Integer.parseInt(launcher.said("gateway.yml", MANAGEMENT));
        }
    }
}
