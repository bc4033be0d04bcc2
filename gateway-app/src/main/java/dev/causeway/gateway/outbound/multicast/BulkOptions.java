package dev.causeway.gateway.outbound.multicast;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * How long ranges are served by TCP.
 *
 * @param bind where clients connect
 * @param allowedNetworks who may connect; others are closed at once
 * @param maxClients the most connections at a time; more are closed at once
 * @param maxClientsPerAddress the most of one address; more are closed at once
 * @param stallNanos how long a client may take for one buffer of {@value #BUFFER_BYTES} bytes, or to complete a request it
 *     has begun, before it is cut
 * @param idleNanos how long a connection may stay without a request
 */
public record BulkOptions(
        InetSocketAddress bind,
        List<Network> allowedNetworks,
        int maxClients,
        int maxClientsPerAddress,
        long stallNanos,
        long idleNanos) {
    /** How long a client may take for one buffer. */
    public static final long STALL_NANOS = 5_000_000_000L;

    /** How long a connection may stay without a request. */
    public static final long IDLE_NANOS = 10_000_000_000L;

    /** What is read ahead from the journal for one client. */
    static final int BUFFER_BYTES = 64 << 10;

    /** The most messages one request is answered with. */
    static final int MAX_MESSAGES = 1_000_000;

    /** Asked of the kernel for each connection, so that its memory is bounded too. */
    static final int SEND_BUFFER_BYTES = 256 << 10;
}
