package dev.causeway.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.client.FeedClient;
import dev.causeway.client.receiver.FeedEvents;
import dev.causeway.gateway.inbound.fix.outbound.OrderFrames;
import dev.causeway.gateway.port.VenueSession.Result;
import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.Src;
import dev.causeway.protocol.feed.sbe.InstrumentDefDecoder;
import dev.causeway.protocol.feed.sbe.OrderEventDecoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One order from its owner through the gateway to the simulated venue, and what becomes of it on the feed. */
@Timeout(180)
class FixOrderIT {
    private static final String SESSION = "simx-fix";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Queue<String> orderEvents = new ConcurrentLinkedQueue<>();
    private volatile int aapl;

    @Test
    void shouldBringAnOrderToTheVenueAndItsReportToTheFeedAndNeverTheOrderASecondTime(@TempDir Path directory)
            throws Exception {
        try (RunningGateway gateway = new RunningGateway(directory).start();
                FeedClient feed =
                        gateway.feedClient().events(new Orders()).build().start()) {
            gateway.awaitState(SESSION, true);
            await().atMost(LIMIT).until(() -> aapl != 0);

            assertThat(send(gateway, OrderFrames.newOrder("ORDER-1", aapl))).isEqualTo(Result.ACCEPTED);
            await().atMost(LIMIT).until(() -> orderEvents.contains("ORDER-1 0 0 V1"));
            assertThat(gateway.venueReceived(SESSION)).contains("D ORDER-1");

            gateway.fixVenueForgets(2);
            await().atMost(LIMIT).until(() -> orderEvents.contains("ORDER-1 I 0 V1"));

            List<String> received = gateway.venueReceived(SESSION);
            assertThat(received).contains("H ORDER-1").containsOnlyOnce("D ORDER-1");
            assertThat(gateway.session(SESSION)
                            .path("counters")
                            .path("undelivered")
                            .asLong())
                    .isEqualTo(1);
            assertThat(orderEvents).containsOnlyOnce("ORDER-1 0 0 V1");
            assertThat(feed.failure()).isNull();
        }
    }

    private static Result send(RunningGateway gateway, UnsafeBuffer order) {
        AtomicReference<Result> result = new AtomicReference<>();
        gateway.gateway().withSession(SESSION, session -> result.set(session.send(order, 0, order.capacity())));
        return result.get();
    }

    /** The reports of our order, and the number of its instrument. */
    private final class Orders implements FeedEvents {
        private final InstrumentDefDecoder definition = new InstrumentDefDecoder();
        private final OrderEventDecoder event = new OrderEventDecoder();
        private final Src src = new Src();

        @Override
        public void onMessage(long seqNo, DirectBuffer buffer, int offset, int length) {
            int body = offset + FeedMessage.HEADER_LENGTH;
            switch (FeedMessage.templateId(buffer, offset)) {
                case InstrumentDefDecoder.TEMPLATE_ID -> {
                    definition.wrap(buffer, body, InstrumentDefDecoder.BLOCK_LENGTH, 0);
                    src.read(buffer, body);
                    boolean isOurs = definition.symbol().equals("AAPL") && src.venueId == 1;
                    aapl = isOurs ? (int) src.instrumentId : aapl;
                }
                case OrderEventDecoder.TEMPLATE_ID -> {
                    event.wrap(buffer, body, OrderEventDecoder.BLOCK_LENGTH, 0);
                    if (event.clOrdId().startsWith("ORDER-")) {
                        orderEvents.add(event.clOrdId() + " " + (char) event.execType() + " " + (char) event.ordStatus()
                                + " " + event.venueOrderId());
                    }
                }
                default -> {}
            }
        }
    }
}
