package dev.causeway.gateway.inbound.socket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a session's options onto a new socket and says what the kernel granted. */
final class SocketTuning {
    private static final Logger LOG = LoggerFactory.getLogger(SocketTuning.class);

    private SocketTuning() {}

    static void apply(SocketChannel channel, SocketSettings settings) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, settings.tcpNoDelay());
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, settings.keepAlive());
        if (settings.sendBufferBytes() > 0) {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, settings.sendBufferBytes());
        }
        if (settings.receiveBufferBytes() > 0) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, settings.receiveBufferBytes());
        }
        if (settings.lingerSeconds() >= 0) {
            channel.socket().setSoLinger(true, settings.lingerSeconds());
        }
        if (!settings.bindHost().isEmpty() || settings.bindPort() > 0) {
            if (settings.bindPort() > 0) {
                channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            }
            channel.bind(
                    settings.bindHost().isEmpty()
                            ? new InetSocketAddress(settings.bindPort())
                            : new InetSocketAddress(settings.bindHost(), settings.bindPort()));
        }
    }

    /**
     * Buffers as the kernel granted them.
     *
     * @param sendBytes SO_SNDBUF
     * @param receiveBytes SO_RCVBUF
     */
    record Granted(int sendBytes, int receiveBytes) {
        /** Nothing connected yet. */
        static final Granted NONE = new Granted(0, 0);
    }

    static Granted granted(String name, SocketChannel channel) throws IOException {
        Granted granted = new Granted(
                channel.getOption(StandardSocketOptions.SO_SNDBUF), channel.getOption(StandardSocketOptions.SO_RCVBUF));
        LOG.info(
                "session {}: connected {} -> {}, send buffer {} bytes, receive buffer {} bytes granted",
                name,
                channel.getLocalAddress(),
                channel.getRemoteAddress(),
                granted.sendBytes(),
                granted.receiveBytes());
        return granted;
    }
}
