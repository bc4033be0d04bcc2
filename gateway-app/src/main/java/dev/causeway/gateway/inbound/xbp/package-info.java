/**
 * XBP sessions, initiator role: sequence numbers, gaps, log-on, liveness, replay (XBP section 4). Sans-I/O: frames and times
 * in, bytes in a bounded send buffer and calls of the ports out; only {@link dev.causeway.gateway.inbound.xbp.XbpGateway}
 * and {@code XbpConnection} know a socket loop.
 *
 * <p>May import: {@code gateway.port}, {@code inbound.gap}, {@code inbound.undelivered}, {@code inbound.socket}, protocol-codec,
 * session-store, Agrona, SLF4J. Threading: a session belongs to its loop's thread; {@link dev.causeway.gateway.inbound.xbp.XbpGateway} and
 * {@link dev.causeway.gateway.inbound.xbp.XbpSessionView} may be used by any.
 */
package dev.causeway.gateway.inbound.xbp;
