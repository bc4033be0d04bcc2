package dev.causeway.client;

import dev.causeway.client.receiver.ReceiverSettings.Join;
import dev.causeway.protocol.feed.sbe.QuoteDecoder;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

final class LastQuotes implements FeedListener {
    private final Map<Long, Long> bids = new ConcurrentHashMap<>();

    FeedClient open(int port) throws IOException {
        return FeedClient.builder()
                .channelA("239.192.0.1", port)
                .channelB("239.192.0.2", port)
                .networkInterface("lo")
                .retransmission("127.0.0.1", 15010)
                .from(Join.FIRST_SEEN)
                .listener(this)
                .build()
                .start(); // or poll() on a thread of your own
    }

    @Override
    public void onQuote(long seqNo, QuoteDecoder quote) {
        bids.put(quote.src().instrumentId(), quote.bidPx()); // times 1e-8
    }

    @Override
    public void onGapLost(long fromSeqNo, long toSeqNo) {
        System.err.println("lost " + fromSeqNo + " to " + toSeqNo);
    }

    long bidOf(long instrumentId) {
        return bids.getOrDefault(instrumentId, 0L);
    }
}
