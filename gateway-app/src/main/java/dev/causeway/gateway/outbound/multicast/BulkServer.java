package dev.causeway.gateway.outbound.multicast;

import dev.causeway.store.JournalStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Supplier;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives long ranges of the journal by TCP to those who join late: 24-byte requests, answered with length-prefixed
 * MoldUDP64 packets (see {@link BulkRequest}, {@link BulkAnswer}). A fixed number of clients, a fixed buffer each; TCP's
 * window is the flow control, and a client that does not take its answer is cut, never waited for. Owner: its own thread;
 * the pipeline is never touched. Counters and {@link #address} by any thread.
 */
public final class BulkServer implements Agent {
    private static final Logger LOG = LoggerFactory.getLogger(BulkServer.class);
    private static final long SELECT_MILLIS = 100;
    private static final int BACKLOG = 64;
    private static final long QUIET_NANOS = 10_000_000_000L;

    private final BulkServices services;
    private final BulkCounters counters = new BulkCounters();
    private final AllowedSources sources;
    private final ClientPlaces places;
    private final NanoClock clock;
    private final ServerSocketChannel listener;
    private final SelectionKey accepting;
    private final Selector selector;
    private final ArrayDeque<BulkBuffers> spare = new ArrayDeque<>();
    private long warnedNanos;
    private long acceptNanos;

    /**
     * @param streams the journal's streams, newest first
     * @throws IOException the address cannot be bound
     */
    public BulkServer(BulkOptions options, Supplier<List<JournalStream>> streams, NanoClock clock) throws IOException {
        this.services = new BulkServices(options, counters, streams);
        this.clock = clock;
        sources = new AllowedSources(options.allowedNetworks());
        places = new ClientPlaces(options.maxClients(), options.maxClientsPerAddress());
        acceptNanos = clock.nanoTime();
        warnedNanos = acceptNanos - QUIET_NANOS;
        listener = ServerSocketChannel.open();
        try {
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            // taken over by the connections
            listener.setOption(StandardSocketOptions.SO_RCVBUF, BulkOptions.BUFFER_BYTES);
            listener.bind(options.bind(), BACKLOG);
            listener.configureBlocking(false);
            selector = Selector.open();
            accepting = listener.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    /** From now on no connection of this address is taken, or again; those that are open end by themselves. Any thread. */
    public void block(InetAddress client, boolean on) {
        sources.block(client, on);
    }

    /** The bound address. */
    public InetSocketAddress address() throws IOException {
        return (InetSocketAddress) listener.getLocalAddress();
    }

    public BulkCounters counters() {
        return counters;
    }

    @Override
    public String roleName() {
        return "gw-bulk-0";
    }

    @Override
    public int doWork() throws IOException {
        int ready = selector.select(SELECT_MILLIS);
        long nowNanos = clock.nanoTime();
        for (SelectionKey key : selector.selectedKeys()) {
            if (key == accepting) {
                accept(nowNanos);
            } else {
                serve(key, nowNanos);
            }
        }
        selector.selectedKeys().clear();
        cutLate(nowNanos);
        if (accepting.interestOps() == 0 && nowNanos - acceptNanos >= 0) {
            accepting.interestOps(SelectionKey.OP_ACCEPT);
        }
        return ready;
    }

    @Override
    public void onClose() {
        for (SelectionKey key : selector.keys()) {
            if (key.attachment() instanceof BulkClient client) {
                client.close();
            }
            CloseHelper.quietClose(key.channel());
        }
        CloseHelper.quietClose(listener);
        CloseHelper.quietClose(selector);
    }

    private void accept(long nowNanos) {
        try {
            for (int taken = 0; taken < BACKLOG; taken++) {
                SocketChannel channel = listener.accept();
                if (channel == null) {
                    return;
                }
                admit(channel, nowNanos);
            }
        } catch (IOException e) {
            // out of descriptors, most likely: the connection stays in the backlog, and looking again at once would
            // spin
            counters.failed.increment();
            acceptNanos = nowNanos + SELECT_MILLIS * 1_000_000;
            accepting.interestOps(0);
            warn(nowNanos, "bulk server takes no connection: {}", e.toString());
        }
    }

    private void admit(SocketChannel channel, long nowNanos) {
        try {
            InetSocketAddress remote = (InetSocketAddress) channel.getRemoteAddress();
            if (remote == null || !sources.allows(remote.getAddress())) {
                counters.refused.increment();
                warn(nowNanos, "bulk client {} refused: not of an allowed network", remote);
                channel.close();
                return;
            }
            switch (places.tryTake(remote.getAddress())) {
                case TAKEN -> serveFromNowOn(channel, remote, nowNanos);
                case FULL -> {
                    counters.tooMany.increment();
                    warn(nowNanos, "bulk client {} refused: as many clients as allowed are connected", remote);
                    channel.close();
                }
                case SHARE_USED -> {
                    counters.tooManyOfAddress.increment();
                    warn(nowNanos, "bulk client {} refused: its address has as many places as one may have", remote);
                    channel.close();
                }
            }
        } catch (IOException e) {
            counters.failed.increment();
            CloseHelper.quietClose(channel);
        }
    }

    private void serveFromNowOn(SocketChannel channel, InetSocketAddress remote, long nowNanos) throws IOException {
        BulkBuffers buffers = spare.isEmpty() ? new BulkBuffers() : spare.pop();
        BulkClient client = new BulkClient(channel, remote, services, buffers, nowNanos);
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, BulkOptions.SEND_BUFFER_BYTES);
            channel.register(selector, client.interest(), client);
        } catch (IOException e) {
            places.giveBack(remote.getAddress());
            spare.push(client.close());
            throw e;
        }
        counters.connects.increment();
        counters.clients.increment();
        LOG.debug("bulk client {} connected, {} now", remote, counters.clients);
    }

    private void serve(SelectionKey key, long nowNanos) {
        BulkClient client = (BulkClient) key.attachment();
        BulkClient.Cut cut;
        String why = "";
        try {
            cut = client.work(nowNanos);
        } catch (IOException | RuntimeException e) {
            cut = BulkClient.Cut.FAILED;
            why = e.toString();
        }
        if (cut == null) {
            key.interestOps(client.interest());
        } else {
            cut(key, cut, why, nowNanos);
        }
    }

    private void cutLate(long nowNanos) {
        for (SelectionKey key : selector.keys()) {
            if (key.isValid() && key.attachment() instanceof BulkClient client) {
                BulkClient.Cut cut = client.late(nowNanos);
                if (cut != null) {
                    cut(key, cut, "", nowNanos);
                }
            }
        }
    }

    private void cut(SelectionKey key, BulkClient.Cut cut, String why, long nowNanos) {
        count(cut);
        BulkClient client = (BulkClient) key.attachment();
        key.cancel();
        spare.push(client.close());
        places.giveBack(client.remote().getAddress());
        CloseHelper.quietClose(key.channel());
        counters.clients.add(-1);
        LOG.debug("bulk client {}: {} {}, it had {} messages", client.remote(), cut, why, client.messages());
        if (cut != BulkClient.Cut.CLOSED) {
            warn(nowNanos, "bulk client {} cut: " + cut + " " + why, client.remote());
        }
    }

    private void count(BulkClient.Cut cut) {
        switch (cut) {
            case CLOSED -> {}
            case MALFORMED -> counters.malformed.increment();
            case OTHER_SESSION -> counters.otherSession.increment();
            case STALLED -> counters.stalled.increment();
            case IDLE -> counters.idle.increment();
            case FAILED -> counters.failed.increment();
        }
    }

    private void warn(long nowNanos, String message, Object about) {
        if (nowNanos - warnedNanos >= QUIET_NANOS) {
            warnedNanos = nowNanos;
            LOG.warn(message, about);
        }
    }
}
