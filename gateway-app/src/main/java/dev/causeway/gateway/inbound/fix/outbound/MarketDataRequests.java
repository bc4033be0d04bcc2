package dev.causeway.gateway.inbound.fix.outbound;

import org.agrona.DirectBuffer;

/**
 * Whether the venue lacks what this connection asked market data with. A MarketDataRequest (35=V) is not sent again under its
 * old number, for those of earlier connections would subscribe a second time; without a new one the venue would be logged on
 * and silent. Owner: the session's {@code FixOutbound}, under its monitor.
 */
final class MarketDataRequests {
    static final MarketDataRequests NONE = new MarketDataRequests(Long.MAX_VALUE, () -> {});

    private final long from;
    private final Runnable request;
    private final StoredMessage stored = new StoredMessage();
    private boolean isLost;

    /**
     * @param from lowest number that a request of this connection has
     * @param request makes one and sends it
     */
    MarketDataRequests(long from, Runnable request) {
        this.from = from;
        this.request = request;
    }

    /** The venue asked for a message and gets a gap fill for it. */
    void notSentAgain(long seqNo, DirectBuffer message, int offset, int length) {
        isLost |=
                seqNo >= from && "V".equals(stored.wrap(message, offset, length).text(35));
    }

    /** Nothing is being answered any more. */
    void repeatWhatWasLost() {
        if (isLost) {
            isLost = false;
            request.run();
        }
    }
}
