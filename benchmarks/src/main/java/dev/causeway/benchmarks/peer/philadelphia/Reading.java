package dev.causeway.benchmarks.peer.philadelphia;

import com.paritytrading.philadelphia.FIXConfig;
import com.paritytrading.philadelphia.FIXConnection;
import com.paritytrading.philadelphia.FIXMessageListener;
import com.paritytrading.philadelphia.FIXVersion;
import dev.causeway.benchmarks.peer.CountedArrivals;
import dev.causeway.benchmarks.peer.OrderEvent;
import dev.causeway.benchmarks.peer.PeerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Connects, logs on, reads until the connection ends. What is packed is sent after every read. */
final class Reading implements Runnable {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final long KEEP_ALIVE_MILLIS = 1_000;

    private final SocketChannel channel;
    private final FIXConnection connection;
    private final OrderEvent event;

    Reading(PeerOptions options, CountedArrivals arrivals) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.venuePort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        event = options.publishes() ? new OrderEvent(options.feed(true), options.clock()) : null;
        FIXMessageListener listener =
                event == null ? message -> arrivals.onMessage(message.getMsgSeqNum()) : new Normalizing(event);
        connection = new FIXConnection(channel, config(), listener, new LoudStatus(), System.currentTimeMillis());
    }

    private static FIXConfig config() {
        return FIXConfig.newBuilder()
                .setVersion(FIXVersion.FIX_4_4)
                .setSenderCompID(PeerOptions.US)
                .setTargetCompID(PeerOptions.VENUE)
                .setHeartBtInt(PeerOptions.HEARTBEAT_SECONDS)
                .setRxBufferCapacity(BUFFER_BYTES)
                .build();
    }

    @Override
    public void run() {
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            connection.sendLogon(false);
            int count = 0;
            while (count >= 0) {
                selector.select(KEEP_ALIVE_MILLIS);
                selector.selectedKeys().clear();
                connection.setCurrentTimeMillis(System.currentTimeMillis());
                count = connection.receive();
                if (event != null) {
                    event.flush();
                }
                connection.keepAlive();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
