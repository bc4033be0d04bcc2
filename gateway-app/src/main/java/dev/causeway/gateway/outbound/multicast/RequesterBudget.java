package dev.causeway.gateway.outbound.multicast;

import java.net.InetAddress;

/**
 * What one requester has had of the retransmission server; a snapshot for any thread.
 *
 * @param requester its address
 * @param packetsLeft how many answer datagrams it could have at once
 * @param packets answer datagrams sent to it
 * @param limited its requests that were cut short or dropped because a budget was spent
 */
public record RequesterBudget(InetAddress requester, long packetsLeft, long packets, long limited) {}
