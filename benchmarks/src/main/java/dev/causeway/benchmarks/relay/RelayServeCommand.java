package dev.causeway.benchmarks.relay;

import dev.causeway.benchmarks.role.Lifeline;
import dev.causeway.benchmarks.role.RoleOptions;
import dev.causeway.benchmarks.role.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The raw relay as a process: connects, copies until every connection has ended, says {@code @ended}. */
@Command(name = "relay-serve", hidden = true, description = "role: the raw relay")
public final class RelayServeCommand implements Callable<Integer> {
    @Mixin
    private RoleOptions role;

    @Option(names = "--venue-port", required = true)
    private int venuePort;

    @Option(names = "--protocol", defaultValue = "XBP")
    private Framing framing;

    @Option(names = "--sessions", required = true)
    private int sessions;

    @Option(names = "--channel", description = "group:port; none: reads and packs, sends nothing")
    private List<String> channels = List.of();

    @Option(names = "--unpacked", description = "one datagram a message")
    private boolean unpacked;

    @Override
    public Integer call() throws IOException {
        Lifeline lifeline = role.lifeline();
        RelayFeed.DatagramSink[] sinks = new RelayFeed.DatagramSink[channels.size()];
        for (int i = 0; i < sinks.length; i++) {
            sinks[i] = LoopbackMulticast.open(channels.get(i))::write;
        }
        RelayFeed feed = new RelayFeed(!unpacked, sinks);
        try (Selector selector = Selector.open()) {
            InetSocketAddress venue = new InetSocketAddress(InetAddress.getLoopbackAddress(), venuePort);
            List<RelayConnection> connections = new ArrayList<>();
            for (int i = 0; i < sessions; i++) {
                connections.add(new RelayConnection(venue, framing, "BENCH" + (i + 1), selector, feed));
            }
            lifeline.say(Signal.of("ready"));
            copy(selector, connections.size());
        }
        lifeline.say(Signal.of("ended").with("messages", feed.messages()).with("datagrams", feed.datagrams()));
        return 0;
    }

    private static void copy(Selector selector, int connections) throws IOException {
        int[] open = {connections};
        while (open[0] > 0) {
            selector.select(key -> open[0] -= read(key) ? 0 : 1);
        }
    }

    private static boolean read(SelectionKey key) {
        try {
            return ((RelayConnection) key.attachment()).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
