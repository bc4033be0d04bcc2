package dev.causeway.benchmarks.run;

import dev.causeway.benchmarks.load.Protocol;
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
    private static final String DATA = "data";

    /**
     * Where the gateway is and how it runs.
     *
     * @param jar the executable jar
     * @param workDir takes a data directory for each run, removed after it; on the disk that is to be measured
     * @param sync the journal's sync policy: none or batch
     * @param variant ends its name, told apart from others of the run; empty: the usual one
     * @param jdkHome its JDK; null: the one of every process
     * @param flags of its JVM
     * @param healthPath answers 200 on the management port once it can take load
     */
    record Settings(
            Path jar, Path workDir, String sync, String variant, Path jdkHome, List<String> flags, String healthPath) {
        Settings withFlags(List<String> other) {
            return new Settings(jar, workDir, sync, variant, jdkHome, other, healthPath);
        }

        Settings also(Path otherJdk, List<String> otherFlags) {
            return new Settings(jar, workDir, sync, "-also", otherJdk, otherFlags, healthPath);
        }
    }

    @Override
    public String name() {
        return "gateway-" + settings.sync() + settings.variant();
    }

    @Override
    public String conditions() {
        String jdk =
                settings.jdkHome() == null ? "" : "JDK " + settings.jdkHome().getFileName() + " ";
        return jdk + String.join(" ", settings.flags());
    }

    @Override
    public Payload payload(Protocol protocol) {
        return Payload.FEED;
    }

    @Override
    public RunningGateway start(Launcher launcher, RunSpec spec, int venuePort, List<String> channels) {
        try {
            return start(launcher, spec, venuePort, channels, freePort());
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    /** The same with its retransmission server on a port that is known before. */
    RunningGateway start(
            Launcher launcher, RunSpec spec, int venuePort, List<String> channels, int retransmissionPort) {
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
            return launch(launcher, new Place(directory, spec, venuePort, channels, retransmissionPort), "gateway");
        } catch (IOException e) {
            throw new UncheckedIOException("gateway cannot be prepared in " + settings.workDir(), e);
        }
    }

    /** Starts it where it is told; what the directory holds it goes on with. */
    RunningGateway launch(Launcher launcher, Place place, String name) throws IOException {
        int managementPort = freePort();
        GatewayConfig config = new GatewayConfig(
                place.directory().resolve(DATA).toAbsolutePath(),
                managementPort,
                place.retransmissionPort(),
                place.venuePort(),
                settings.sync());
        Path yaml = launcher.file(name + ".yml");
        Files.writeString(
                yaml, config.yaml(place.spec().protocol(), place.spec().sessions(), place.channels()));
        List<String> arguments = new ArrayList<>();
        arguments.add("--spring.config.additional-location=file:" + yaml.toAbsolutePath());
        RoleProcess process = launcher.jar(name, settings.jar(), settings.jdkHome(), settings.flags(), arguments);
        return new RunningGateway(process, new Readiness(managementPort, settings.healthPath()), place);
    }

    /** The same gateway with more flags of its JVM. */
    GatewaySubject withFlags(List<String> more) {
        List<String> flags = new ArrayList<>(settings.flags());
        flags.addAll(more);
        return new GatewaySubject(settings.withFlags(flags));
    }

    /**
     * Where one gateway runs.
     *
     * @param directory of its own; its data directory is in it
     * @param spec the load it is for
     * @param venuePort where its venue listens
     * @param channels group:port, A first
     * @param retransmissionPort of its retransmission server
     */
    record Place(Path directory, RunSpec spec, int venuePort, List<String> channels, int retransmissionPort) {
        /** The same with another venue. */
        Place withVenue(int port) {
            return new Place(directory, spec, port, channels, retransmissionPort);
        }

        /** Where the journal is. */
        Path journal() {
            return directory.resolve(DATA).resolve("journal");
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A gateway's process, and where it runs. */
    record RunningGateway(RoleProcess process, Readiness readiness, Place place) implements Running {
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
            WorkDirectory.remove(place.directory());
        }
    }
}
