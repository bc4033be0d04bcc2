package dev.causeway.gateway.outbound.multicast;

import dev.causeway.gateway.port.Count;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One channel's socket. A datagram that cannot be sent is counted and forgotten here: the other channel and the
 * retransmission server make it good. Owned by the publishing thread; counts, {@link #enabled} and {@link #enable} by any.
 */
public final class FeedChannel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedChannel.class);

    private final ChannelOptions options;
    private final DatagramChannel socket;
    private final int grantedSendBufferBytes;
    private final Count packets = new Count();
    private final Count bytes = new Count();
    private final Count sendErrors = new Count();
    private boolean failing;
    private volatile boolean enabled = true;

    /** @throws IOException the interface or the group cannot be used */
    public FeedChannel(ChannelOptions options) throws IOException {
        this.options = options;
        socket = DatagramChannel.open(StandardProtocolFamily.INET);
        try {
            socket.setOption(StandardSocketOptions.IP_MULTICAST_IF, options.networkInterface());
            socket.setOption(StandardSocketOptions.IP_MULTICAST_TTL, options.ttl());
            socket.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, options.loopback());
            socket.setOption(StandardSocketOptions.SO_SNDBUF, options.sendBufferBytes());
            // A fixed destination spares the address check, and its garbage, of every send.
            socket.connect(options.group());
            grantedSendBufferBytes = socket.getOption(StandardSocketOptions.SO_SNDBUF);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
        LOG.info(
                "channel {} sends to {} on {}, ttl {}, send buffer {} of {} bytes asked",
                options.name(),
                options.group(),
                options.networkInterface().getName(),
                options.ttl(),
                grantedSendBufferBytes,
                options.sendBufferBytes());
    }

    /** Sends one datagram: the bytes between position and limit. */
    void send(ByteBuffer datagram) {
        if (!enabled) {
            return;
        }
        try {
            int length = socket.write(datagram);
            packets.increment();
            bytes.add(length);
            if (failing) {
                failing = false;
                LOG.info("channel {} sends again", options.name());
            }
        } catch (IOException e) {
            sendErrors.increment();
            if (!failing) {
                failing = true;
                LOG.warn("channel {} cannot send, the feed goes on without it: {}", options.name(), e.toString());
            }
        }
    }

    public String name() {
        return options.name();
    }

    public ChannelOptions options() {
        return options;
    }

    public int grantedSendBufferBytes() {
        return grantedSendBufferBytes;
    }

    public Count packets() {
        return packets;
    }

    public Count bytes() {
        return bytes;
    }

    public Count sendErrors() {
        return sendErrors;
    }

    public boolean enabled() {
        return enabled;
    }

    /** Lets datagrams out or holds them back, for drills. */
    public void enable(boolean on) {
        enabled = on;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.warn("closing channel {}: {}", options.name(), e.toString());
        }
    }
}
