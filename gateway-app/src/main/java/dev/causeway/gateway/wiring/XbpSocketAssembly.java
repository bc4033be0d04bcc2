package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.ConfigurationException;
import dev.causeway.gateway.config.SessionProperties;
import dev.causeway.gateway.config.XbpSocketProperties;
import dev.causeway.gateway.inbound.socket.SocketSettings;
import dev.causeway.gateway.inbound.socket.TlsSettings;
import org.springframework.util.unit.DataSize;

/** Turns a session's socket options into what its connections need, and refuses what the kernel would refuse later. */
final class XbpSocketAssembly {
    private static final long MAX_BUFFER_BYTES = 1 << 30;
    private static final long MAX_LINGER_SECONDS = 60;

    private final String key;
    private final XbpSocketProperties properties;

    XbpSocketAssembly(SessionProperties session) {
        key = "gateway.sessions[" + session.id() + "].xbp.socket.";
        properties = session.xbp().socket();
    }

    /** @param tls null for a plain connection */
    SocketSettings settings(TlsSettings tls) {
        return new SocketSettings(
                properties.tcpNoDelay(),
                properties.keepAlive(),
                bufferBytes("send-buffer", properties.sendBuffer()),
                bufferBytes("receive-buffer", properties.receiveBuffer()),
                lingerSeconds(),
                LocalAddress.of(key + "local-address", properties.localAddress()),
                properties.localPort(),
                tls);
    }

    private int bufferBytes(String name, DataSize size) {
        if (size.toBytes() < 0 || size.toBytes() > MAX_BUFFER_BYTES) {
            throw new ConfigurationException(key + name, size, "0 (the kernel's own) to 1GB");
        }
        return (int) size.toBytes();
    }

    private int lingerSeconds() {
        if (properties.linger() == null) {
            return -1;
        }
        long seconds = properties.linger().toSeconds();
        if (properties.linger().isNegative() || seconds > MAX_LINGER_SECONDS) {
            throw new ConfigurationException(key + "linger", properties.linger(), "0s to 60s, whole seconds");
        }
        return (int) seconds;
    }
}
