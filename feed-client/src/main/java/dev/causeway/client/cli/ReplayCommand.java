package dev.causeway.client.cli;

import dev.causeway.client.capture.PcapReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends the datagrams of a capture again. Owner: the main thread. */
@Command(
        name = "replay",
        description = "Sends the UDP datagrams of a pcap file to multicast groups again, in their order and pace.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ReplayCommand implements Callable<Integer> {
    private static final long MAX_PARK_NANOS = 100_000_000;
    private static final int MAX_TTL = 255;

    @Parameters(paramLabel = "FILE", description = "pcap file, Ethernet")
    private Path file;

    @Option(
            names = "--speed",
            paramLabel = "FACTOR",
            defaultValue = "1",
            description = "1 as captured, 10 ten times as fast, 0 without pauses (default ${DEFAULT-VALUE})")
    private double speed;

    @Option(
            names = "--interface",
            paramLabel = "NAME",
            defaultValue = "lo",
            description = "network interface to send on (default ${DEFAULT-VALUE})")
    private String interfaceName;

    @Option(
            names = "--ttl",
            paramLabel = "N",
            defaultValue = "0",
            description = "time to live; 0 stays on this host (default ${DEFAULT-VALUE})")
    private int ttl;

    @Option(
            names = "--map",
            paramLabel = "GROUP:PORT=GROUP:PORT",
            converter = {HostPort.Converter.class, HostPort.Converter.class},
            description = "send what went to the first to the second; may be repeated")
    private Map<HostPort, HostPort> mapped = new HashMap<>();

    @Spec
    private CommandSpec spec;

    private final StopSignal stop;
    private final Map<InetSocketAddress, InetSocketAddress> targets = new HashMap<>();

    ReplayCommand(StopSignal stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() throws IOException {
        check(speed >= 0 && speed <= 1e6, "--speed " + speed + ", 0 to 1000000");
        check(ttl >= 0 && ttl <= MAX_TTL, "--ttl " + ttl + ", 0 to " + MAX_TTL);
        NetworkInterface sendInterface = NetworkInterface.getByName(interfaceName);
        check(sendInterface != null, "--interface " + interfaceName + ", one of this host's");
        try (PcapReader reader = new PcapReader(file);
                DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET)) {
            channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, sendInterface);
            channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, ttl);
            long sent = send(reader, channel);
            System.err.println("sent " + sent + " datagrams, passed over " + reader.passedOver() + " frames");
        }
        return 0;
    }

    private long send(PcapReader reader, DatagramChannel channel) throws IOException {
        long sent = 0;
        long beginNanos = System.nanoTime();
        long firstNanos = 0;
        for (PcapReader.Datagram next = reader.next(); next != null; next = reader.next()) {
            firstNanos = sent == 0 ? next.epochNanos() : firstNanos;
            if (speed > 0) {
                await(beginNanos + (long) ((next.epochNanos() - firstNanos) / speed));
            }
            if (stop.isRaised()) {
                return sent;
            }
            channel.send(next.payload(), targets.computeIfAbsent(next.destination(), this::target));
            sent++;
        }
        return sent;
    }

    private void await(long dueNanos) {
        long aheadNanos = dueNanos - System.nanoTime();
        while (aheadNanos > 0 && !stop.isRaised()) {
            LockSupport.parkNanos(Math.min(aheadNanos, MAX_PARK_NANOS));
            aheadNanos = dueNanos - System.nanoTime();
        }
    }

    /** Only to groups: a capture of other traffic must not be sent at the hosts it was for. */
    private InetSocketAddress target(InetSocketAddress captured) {
        HostPort key = new HostPort(captured.getAddress().getHostAddress(), captured.getPort());
        HostPort to = mapped.getOrDefault(key, key);
        InetSocketAddress target = new InetSocketAddress(to.host(), to.port());
        check(
                !target.isUnresolved() && target.getAddress().isMulticastAddress(),
                "destination " + to.host() + ":" + to.port() + ", a group in 224.0.0.0/4; see --map");
        return target;
    }

    private void check(boolean allowed, String what) {
        if (!allowed) {
            throw new ParameterException(spec.commandLine(), what);
        }
    }
}
