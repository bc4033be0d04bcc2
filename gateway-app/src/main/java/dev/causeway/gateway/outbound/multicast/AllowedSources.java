package dev.causeway.gateway.outbound.multicast;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who may ask at all: an address of an allowed network that stands for one host. Never multicast, never a broadcast of this
 * host's networks: a forged one would make many hosts pay. No state; broadcasts are those known when it was made.
 */
final class AllowedSources {
    private static final byte[] LIMITED_BROADCAST = {(byte) 255, (byte) 255, (byte) 255, (byte) 255};

    private final Network[] networks;
    private final Set<InetAddress> broadcasts;

    /** @throws SocketException the interfaces cannot be listed */
    AllowedSources(List<Network> networks) throws SocketException {
        this(networks, localBroadcasts());
    }

    AllowedSources(List<Network> networks, Set<InetAddress> broadcasts) {
        this.networks = networks.toArray(Network[]::new);
        this.broadcasts = Set.copyOf(broadcasts);
    }

    boolean allows(InetAddress source) {
        if (source.isMulticastAddress() || source.isAnyLocalAddress() || broadcasts.contains(source)) {
            return false;
        }
        for (Network network : networks) {
            if (network.contains(source)) {
                return true;
            }
        }
        return false;
    }

    static Set<InetAddress> localBroadcasts() throws SocketException {
        Set<InetAddress> found = new HashSet<>();
        try {
            found.add(InetAddress.getByAddress(LIMITED_BROADCAST));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
        NetworkInterface.networkInterfaces()
                .flatMap(each -> each.getInterfaceAddresses().stream())
                .map(InterfaceAddress::getBroadcast)
                .filter(java.util.Objects::nonNull)
                .filter(address -> !address.isAnyLocalAddress())
                .forEach(found::add);
        return found;
    }
}
