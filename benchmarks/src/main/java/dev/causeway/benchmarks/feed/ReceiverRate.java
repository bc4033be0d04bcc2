package dev.causeway.benchmarks.feed;

import dev.causeway.client.FeedClient;
import dev.causeway.gateway.outbound.multicast.FeedChannel;
import dev.causeway.gateway.outbound.multicast.FeedPublisher;
import dev.causeway.protocol.mold.MoldHeader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.SystemNanoClock;

/**
 * How fast a client takes what already waits in its two sockets: reading, arbitration, delivery. Bursts that fit the
 * sockets' buffers are sent with the clock stopped, so that no push-back is needed and no core is shared with a sender.
 */
final class ReceiverRate implements Part {
    private static final int DATAGRAMS_A_BURST = 50;
    private static final int MESSAGES_A_DATAGRAM = 16;
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final double NANOS_PER_SECOND = 1e9;

    private final int messages;

    ReceiverRate(int messages) {
        this.messages = messages;
    }

    @Override
    public Map<String, Double> measure() throws IOException {
        CheckedOrder order = new CheckedOrder(0);
        try (FeedClient client = FeedClient.builder()
                .channelA(Groups.A, 0)
                .channelB(Groups.B, 0)
                .events(order)
                .build()) {
            List<FeedChannel> channels = Groups.channels(client.port(0), client.port(1));
            try {
                byte[] stream = MoldHeader.session("BN00000002");
                FeedPublisher publisher = new FeedPublisher(stream, 1, channels, SystemNanoClock.INSTANCE);
                SlotSource source = new SlotSource(publisher);
                bursts(client, order, publisher, source, messages / 4);
                long before = order.last();
                long nanos = bursts(client, order, publisher, source, messages);
                Map<String, Double> figures = new LinkedHashMap<>();
                long taken = order.last() - before;
                figures.put("receiverMessagesPerSecond", taken * NANOS_PER_SECOND / nanos);
                figures.put("receiverDatagramsPerSecond", 2.0 * taken / MESSAGES_A_DATAGRAM * NANOS_PER_SECOND / nanos);
                return figures;
            } finally {
                channels.forEach(FeedChannel::close);
            }
        }
    }

    /** Nanoseconds spent taking at least {@code count} messages. */
    private static long bursts(
            FeedClient client, CheckedOrder order, FeedPublisher publisher, SlotSource source, int count) {
        long nanos = 0;
        long end = order.last() + count;
        while (order.last() < end) {
            for (int i = 0; i < DATAGRAMS_A_BURST; i++) {
                source.batch(MESSAGES_A_DATAGRAM);
            }
            long last = publisher.nextFeedSeq() - 1;
            long startNanos = System.nanoTime();
            int idle = 0;
            while (order.last() < last || idle == 0) {
                idle = client.poll() == 0 ? idle + 1 : 0;
                if (System.nanoTime() - startNanos > DEADLINE_NANOS) {
                    throw new IncorrectException("number " + (order.last() + 1) + " did not come");
                }
            }
            nanos += System.nanoTime() - startNanos;
        }
        return nanos;
    }
}
