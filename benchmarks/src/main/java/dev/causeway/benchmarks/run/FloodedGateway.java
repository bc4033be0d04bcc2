package dev.causeway.benchmarks.run;

import dev.causeway.benchmarks.role.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The gateway while one address floods its retransmission server, or, to know what the flood takes of the machine by itself,
 * while the same flood goes to a socket that nobody reads.
 *
 * @param gateway what is flooded
 * @param perSecond requests a second
 * @param atGateway whether they go to the gateway
 */
record FloodedGateway(GatewaySubject gateway, int perSecond, boolean atGateway) implements GatewayVariant {
    static final String HOSTILE = "gateway-hostile";
    static final String ELSEWHERE = "gateway-flood-elsewhere";

    private static final Pattern STREAM = Pattern.compile("runs: stream (\\S{10})");
    private static final Duration STEP = Duration.ofSeconds(90);

    @Override
    public String name() {
        return atGateway ? HOSTILE : ELSEWHERE;
    }

    @Override
    public Running start(Launcher launcher, RunSpec spec, int venuePort, List<String> channels) {
        try {
            int port = GatewaySubject.freePort();
            return new Flooded(launcher, gateway.start(launcher, spec, venuePort, channels, port), port);
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    private final class Flooded implements Running {
        private final Launcher launcher;
        private final Running running;
        private final int port;
        private RoleProcess flood;

        Flooded(Launcher launcher, Running running, int port) {
            this.launcher = launcher;
            this.running = running;
            this.port = port;
        }

        @Override
        public void awaitReady() {
            running.awaitReady();
            flood = launcher.role(
                    "flood-serve",
                    List.of("--port=" + (atGateway ? port : 0), "--session=" + streamName(), "--rate=" + perSecond));
            flood.await("ready", STEP);
        }

        @Override
        public long cpuMillis() {
            return running.cpuMillis();
        }

        @Override
        public void close() {
            try (running) {
                if (flood != null) {
                    try (RoleProcess ending = flood) {
                        ending.tell(Signal.of("stop"));
                        write(ending.await("ended", STEP));
                    }
                }
            }
        }

        /** The gateway says it when it runs, which it does once it is ready. */
        private String streamName() {
            return launcher.said("gateway.log", STREAM);
        }

        private void write(Signal ended) {
            try {
                Files.writeString(launcher.file("flood.txt"), ended.format() + System.lineSeparator());
            } catch (IOException e) {
                throw new UncheckedIOException("the flood's figures cannot be written", e);
            }
        }
    }
}
