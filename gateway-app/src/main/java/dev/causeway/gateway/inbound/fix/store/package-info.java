/**
 * The numbers and the sent messages of one FIX session. The inbound number lives in memory and moves only through the
 * ring; a restart begins from what the journal has committed. The outbound number is stored before the socket write.
 *
 * <p>May import: {@code gateway.port}, {@code inbound.gap}, session-store, protocol-codec, QuickFIX/J, Agrona.
 * Threads: the session's dispatch thread, and the engine's timer; both are serialized by {@link dev.causeway.gateway.inbound.fix.store.InboundNumbers}.
 */
package dev.causeway.gateway.inbound.fix.store;
