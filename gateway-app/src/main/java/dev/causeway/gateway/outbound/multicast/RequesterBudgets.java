package dev.causeway.gateway.outbound.multicast;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who may still be answered: an allow-list, a bucket for each requester and one for all. One owner. */
final class RequesterBudgets {
    private final RetransmissionOptions options;
    private final TokenBucket total;
    private final Map<InetAddress, TokenBucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, TokenBucket> eldest) {
            return size() > RetransmissionOptions.MAX_REQUESTERS;
        }
    };

    RequesterBudgets(RetransmissionOptions options, long monotonicNanos) {
        this.options = options;
        total = bucket(options.totalPacketsPerSecond(), monotonicNanos);
    }

    /** @return whether this address may ask at all: allowed, and a unicast address */
    boolean allows(InetAddress requester) {
        return !requester.isMulticastAddress()
                && !requester.isAnyLocalAddress()
                && options.allowedNetworks().stream().anyMatch(network -> network.contains(requester));
    }

    /** @return whether one more datagram may go to this address now; if so it is charged */
    boolean tryTake(InetAddress requester, long monotonicNanos) {
        TokenBucket own = buckets.computeIfAbsent(requester, ip -> bucket(options.packetsPerSecond(), monotonicNanos));
        if (!own.tryTake(monotonicNanos)) {
            return false;
        }
        if (!total.tryTake(monotonicNanos)) {
            own.giveBack();
            return false;
        }
        return true;
    }

    int requesters() {
        return buckets.size();
    }

    private static TokenBucket bucket(int packetsPerSecond, long monotonicNanos) {
        return new TokenBucket(
                packetsPerSecond,
                Math.max(packetsPerSecond / 10, RetransmissionOptions.MAX_BURST_PACKETS),
                monotonicNanos);
    }
}
