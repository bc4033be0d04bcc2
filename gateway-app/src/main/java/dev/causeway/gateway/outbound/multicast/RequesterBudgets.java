package dev.causeway.gateway.outbound.multicast;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How much may still be answered: a bucket for each requester and one for all. One owner. */
final class RequesterBudgets {
    private static final class Account {
        final TokenBucket bucket;
        long packets;
        long limited;

        Account(TokenBucket bucket) {
            this.bucket = bucket;
        }
    }

    private final RetransmissionOptions options;
    private final TokenBucket total;
    private final Map<InetAddress, Account> accounts = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Account> eldest) {
            return size() > RetransmissionOptions.MAX_REQUESTERS;
        }
    };

    RequesterBudgets(RetransmissionOptions options, long monotonicNanos) {
        this.options = options;
        total = bucket(options.totalPacketsPerSecond(), monotonicNanos);
    }

    /** @return whether one more datagram may go to this address now; if so it is charged */
    boolean tryTake(InetAddress requester, long monotonicNanos) {
        Account own = accounts.get(requester);
        if (own == null) {
            own = new Account(bucket(options.packetsPerSecond(), monotonicNanos));
            accounts.put(requester, own);
        }
        if (!own.bucket.tryTake(monotonicNanos)) {
            own.limited++;
            return false;
        }
        if (!total.tryTake(monotonicNanos)) {
            own.bucket.giveBack();
            own.limited++;
            return false;
        }
        own.packets++;
        return true;
    }

    /** Every requester remembered, the one silent longest first. */
    List<RequesterBudget> view(long monotonicNanos) {
        return accounts.entrySet().stream()
                .map(each -> new RequesterBudget(
                        each.getKey(),
                        each.getValue().bucket.available(monotonicNanos),
                        each.getValue().packets,
                        each.getValue().limited))
                .toList();
    }

    private static TokenBucket bucket(int packetsPerSecond, long monotonicNanos) {
        return new TokenBucket(
                packetsPerSecond,
                Math.max(packetsPerSecond / 10, RetransmissionOptions.MAX_BURST_PACKETS),
                monotonicNanos);
    }
}
