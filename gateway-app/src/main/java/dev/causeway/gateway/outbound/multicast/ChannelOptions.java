package dev.causeway.gateway.outbound.multicast;

import java.net.InetSocketAddress;
import java.net.NetworkInterface;

/**
 * One multicast channel.
 *
 * @param name "a" or "b"
 * @param group the multicast group and port
 * @param networkInterface where datagrams leave; explicit, because the default route is rarely the right one
 * @param ttl hops; 0 keeps datagrams on this host
 * @param loopback whether receivers on this host get them
 * @param sendBufferBytes asked of the kernel
 */
public record ChannelOptions(
        String name,
        InetSocketAddress group,
        NetworkInterface networkInterface,
        int ttl,
        boolean loopback,
        int sendBufferBytes) {}
