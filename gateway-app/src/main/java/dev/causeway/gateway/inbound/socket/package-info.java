/**
 * Bytes in, bytes out: non-blocking TCP connections of many venue sessions on one event loop. Knows no protocol; a session
 * sees it through {@link dev.causeway.gateway.inbound.socket.Connection} and is seen through
 * {@link dev.causeway.gateway.inbound.socket.ConnectionHandler}.
 *
 * <p>May import: Agrona, SLF4J, {@code javax.net.ssl} and, {@code TlsTransport} only, tls-channel. Threading: everything of one loop belongs to that loop's thread ({@code gw-xbp-<n>});
 * only {@link dev.causeway.gateway.inbound.socket.SocketLoop#execute} may be called by others. Name look-ups and checks of
 * certificates, which take long, are run aside by {@code gw-xbp-<n>-aside-<m>} and answered by a command.
 */
package dev.causeway.gateway.inbound.socket;
