package dev.causeway.gateway.outbound.multicast;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/** The bulk server's places: so many in all, and so many for one address, that no host keeps all others out. One owner. */
final class ClientPlaces {
    /** What became of somebody who wants a place. */
    enum Outcome {
        TAKEN,
        /** There are as many clients as there may be. */
        FULL,
        /** The address has as many as one may have. */
        SHARE_USED
    }

    private final int places;
    private final int placesPerAddress;
    private final Map<InetAddress, Integer> taken = new HashMap<>();
    private int inAll;

    ClientPlaces(int places, int placesPerAddress) {
        this.places = places;
        this.placesPerAddress = placesPerAddress;
    }

    /** Whoever has used its share hears that, full or not. */
    Outcome tryTake(InetAddress client) {
        if (taken.getOrDefault(client, 0) >= placesPerAddress) {
            return Outcome.SHARE_USED;
        }
        if (inAll >= places) {
            return Outcome.FULL;
        }
        taken.merge(client, 1, Integer::sum);
        inAll++;
        return Outcome.TAKEN;
    }

    /** Gives back a place that was taken. */
    void giveBack(InetAddress client) {
        taken.computeIfPresent(client, (address, count) -> count == 1 ? null : count - 1);
        inAll--;
    }
}
