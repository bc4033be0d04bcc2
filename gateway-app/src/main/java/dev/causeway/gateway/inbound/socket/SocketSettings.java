package dev.causeway.gateway.inbound.socket;

/**
 * Options of one TCP socket.
 *
 * @param tcpNoDelay send at once
 * @param keepAlive the kernel's keep-alive
 * @param sendBufferBytes SO_SNDBUF, 0 leaves the kernel's default
 * @param receiveBufferBytes SO_RCVBUF, 0 leaves the kernel's default
 * @param lingerSeconds SO_LINGER, negative switches it off
 * @param bindHost local address, a literal (a name would be looked up by the loop), empty for any
 * @param bindPort local port, 0 for any
 * @param tls null for a plain connection
 */
public record SocketSettings(
        boolean tcpNoDelay,
        boolean keepAlive,
        int sendBufferBytes,
        int receiveBufferBytes,
        int lingerSeconds,
        String bindHost,
        int bindPort,
        TlsSettings tls) {
    /** TCP_NODELAY on, everything else as the kernel has it. */
    public static SocketSettings defaults() {
        return new SocketSettings(true, false, 0, 0, -1, "", 0, null);
    }
}
