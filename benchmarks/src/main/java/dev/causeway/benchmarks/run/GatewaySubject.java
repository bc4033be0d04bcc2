package dev.causeway.benchmarks.run;

import dev.causeway.benchmarks.receive.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The real gateway as its own process, with an empty data directory for each run.
 *
 * @param settings where it is and how it runs
 */
record GatewaySubject(Settings settings) implements Subject {
    private static final int CHANNELS = 2;

    /**
     * Where the gateway is and how it runs.
     *
     * @param jar the executable jar
     * @param workDir takes a data directory for each run, removed after it; on the disk that is to be measured
     * @param sync the journal's sync policy: none or batch
     * @param flags of its JVM
     * @param healthPath answers 200 on the management port once it can take load
     */
    record Settings(Path jar, Path workDir, String sync, List<String> flags, String healthPath) {}

    @Override
    public String name() {
        return "gateway-" + settings.sync();
    }

    @Override
    public Payload payload() {
        return Payload.FEED;
    }

    @Override
    public Running start(Launcher launcher, RunSpec spec, int venuePort, List<String> channels) {
        try {
            return start(launcher, spec, venuePort, channels, freePort());
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    /** The same with its retransmission server on a port that is known before. */
    Running start(Launcher launcher, RunSpec spec, int venuePort, List<String> channels, int retransmissionPort) {
        if (channels.size() != CHANNELS) {
            throw new RunException("the gateway always sends on " + CHANNELS + " channels, not on " + channels.size());
        }
        if (!Files.isRegularFile(settings.jar())) {
            throw new RunException(
                    "no gateway at " + settings.jar() + ": build gateway-app or name it with --gateway-jar");
        }
        try {
            Files.createDirectories(settings.workDir());
            Path directory = Files.createTempDirectory(settings.workDir(), "bench-");
            int managementPort = freePort();
            GatewayConfig config = new GatewayConfig(
                    directory.resolve("data").toAbsolutePath(),
                    managementPort,
                    retransmissionPort,
                    venuePort,
                    settings.sync());
            Path yaml = launcher.file("gateway.yml");
            Files.writeString(yaml, config.yaml(spec.sessions(), channels));
            List<String> arguments = new ArrayList<>();
            arguments.add("--spring.config.additional-location=file:" + yaml.toAbsolutePath());
            RoleProcess process = launcher.jar("gateway", settings.jar(), settings.flags(), arguments);
            return new RunningGateway(process, new Readiness(managementPort, settings.healthPath()), directory);
        } catch (IOException e) {
            throw new UncheckedIOException("gateway cannot be prepared in " + settings.workDir(), e);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private record RunningGateway(RoleProcess process, Readiness readiness, Path directory) implements Running {
        @Override
        public void awaitReady() {
            readiness.await(process);
        }

        @Override
        public long cpuMillis() {
            return process.cpuMillis();
        }

        @Override
        public void close() {
            process.close();
            WorkDirectory.remove(directory);
        }
    }
}
