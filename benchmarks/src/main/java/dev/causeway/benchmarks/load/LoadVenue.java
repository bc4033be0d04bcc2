package dev.causeway.benchmarks.load;

import dev.causeway.benchmarks.role.BenchClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;

/**
 * The acceptor on the loopback: takes as many sessions as it was told, answers them, and lets the generator send. Owned by
 * the venue's thread; nothing here waits but {@link #poll(long)}.
 */
final class LoadVenue implements AutoCloseable {
    private static final int BACKLOG = 1024;

    /** Of each of many; a single one has what the kernel gives. */
    private static final int SEND_BUFFER_BYTES = 256 * 1024;

    private final int sessions;
    private final IntFunction<VenueSession> newSession;
    private final BenchClock clock;
    private final Selector selector;
    private final ServerSocketChannel server;
    private final List<LoadConnection> connections = new ArrayList<>();
    private int refused;

    /**
     * @param sessions how many may log on; whoever comes later is refused and counted
     * @param newSession makes the one of an index, from 0 in the order of connections
     * @throws IOException no port to be had
     */
    LoadVenue(int sessions, IntFunction<VenueSession> newSession, BenchClock clock) throws IOException {
        this.sessions = sessions;
        this.newSession = newSession;
        this.clock = clock;
        this.selector = Selector.open();
        this.server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
    }

    int port() throws IOException {
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    /**
     * Serves the sockets once and sends the heartbeats that are due.
     *
     * @param millis how long to wait for something to happen, 0 not at all
     */
    void poll(long millis) throws IOException {
        if (millis > 0) {
            selector.select(this::onReady, millis);
        } else {
            selector.selectNow(this::onReady);
        }
        long now = clock.epochNanos();
        for (int i = 0; i < connections.size(); i++) {
            connections.get(i).session().onTimer(now);
            connections.get(i).write();
        }
    }

    private void onReady(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else if (key.isReadable()) {
                ((LoadConnection) key.attachment()).read(clock.epochNanos());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = server.accept();
        if (channel == null) {
            return;
        }
        if (connections.size() == sessions) {
            refused++;
            channel.close();
            return;
        }
        if (sessions > 1) {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
        }
        connections.add(new LoadConnection(channel, selector, newSession.apply(connections.size())));
    }

    boolean allLoggedOn() {
        return connections.size() == sessions
                && connections.stream()
                        .allMatch(connection -> connection.session().loggedOn());
    }

    List<LoadConnection> connections() {
        return connections;
    }

    /** One count of every session, added up. */
    long sum(ToLongFunction<VenueSession> count) {
        return connections.stream()
                .mapToLong(connection -> count.applyAsLong(connection.session()))
                .sum();
    }

    /** Sessions whose connection has ended. */
    long ended() {
        return connections.stream().filter(LoadConnection::isClosed).count();
    }

    /** Connections beyond the sessions: somebody has lost one and came back. */
    int refused() {
        return refused;
    }

    @Override
    public void close() throws IOException {
        for (LoadConnection connection : connections) {
            connection.close();
        }
        server.close();
        selector.close();
    }
}
