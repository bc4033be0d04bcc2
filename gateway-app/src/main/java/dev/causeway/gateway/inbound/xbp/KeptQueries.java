package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.port.VenueSession;
import java.util.ArrayDeque;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Status requests about orders whose epoch has ended, until they can be sent; past the bound the newest is dropped, its
 * order's owner was told all the same. Gone with the process. Owner: the session's thread.
 */
final class KeptQueries {
    /** 256 KiB of requests; more orders than this open at an epoch's end are a matter for the owner's own reconciliation. */
    static final int CAPACITY = 4_096;

    private static final Logger LOG = LoggerFactory.getLogger(KeptQueries.class);

    private final ArrayDeque<UnsafeBuffer> requests = new ArrayDeque<>();

    void keep(StatusQuery query) {
        if (requests.size() == CAPACITY) {
            LOG.warn(
                    "status of the order in message {} of an ended epoch is not asked: {} wait",
                    query.seqNo(),
                    CAPACITY);
            return;
        }
        UnsafeBuffer request = new UnsafeBuffer(new byte[StatusQuery.LENGTH]);
        request.putBytes(0, query.frame(), 0, StatusQuery.LENGTH);
        requests.add(request);
    }

    /** @return whether all are sent */
    boolean askWith(OutboundSender sender) {
        while (!requests.isEmpty()) {
            if (sender.send(requests.peek(), 0, StatusQuery.LENGTH) != VenueSession.Result.ACCEPTED) {
                return false;
            }
            requests.remove();
        }
        return true;
    }
}
