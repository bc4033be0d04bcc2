/**
 * The feed on the wire: MoldUDP64 datagrams on channels A and B, and the answers to those who missed some.
 *
 * <p>May import: {@code port}, protocol-codec, session-store (reading), Agrona. Threading: {@link
 * dev.causeway.gateway.outbound.multicast.FeedPublisher} belongs to the pipeline's last thread, {@link
 * dev.causeway.gateway.outbound.multicast.RetransmissionServer} to its own; neither ever waits for the other.
 */
package dev.causeway.gateway.outbound.multicast;
