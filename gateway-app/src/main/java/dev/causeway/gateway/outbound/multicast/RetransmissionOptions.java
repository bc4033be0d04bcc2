package dev.causeway.gateway.outbound.multicast;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * How requests for missed messages are answered. UDP answers amplify (a 20-byte request brings up to 16 datagrams of 1400
 * bytes), hence the limits.
 *
 * @param bind where requests arrive
 * @param allowedNetworks who may ask; requests of others are dropped without an answer
 * @param packetsPerSecond answer datagrams a second for one requester
 * @param totalPacketsPerSecond answer datagrams a second for all together
 */
public record RetransmissionOptions(
        InetSocketAddress bind, List<Network> allowedNetworks, int packetsPerSecond, int totalPacketsPerSecond) {
    /** The most datagrams one request is answered with. */
    static final int MAX_BURST_PACKETS = 16;

    /** The most messages one request is answered with. */
    static final int MAX_MESSAGES = 1000;

    /** Asked of the kernel: what arrives in a pause has room many times over. */
    static final int RECEIVE_BUFFER_BYTES = 1 << 20;

    /** The most requesters remembered at a time; the one silent longest is forgotten first. */
    static final int MAX_REQUESTERS = 1024;
}
