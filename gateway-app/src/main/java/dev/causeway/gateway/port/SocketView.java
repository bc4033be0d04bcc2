package dev.causeway.gateway.port;

/**
 * A session's connection as the kernel granted it; for operators.
 *
 * @param sessionId whose
 * @param sendBufferBytes SO_SNDBUF, 0 while not connected
 * @param receiveBufferBytes SO_RCVBUF, 0 while not connected
 */
public record SocketView(String sessionId, int sendBufferBytes, int receiveBufferBytes) {}
