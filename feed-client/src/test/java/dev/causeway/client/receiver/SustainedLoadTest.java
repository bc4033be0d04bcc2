package dev.causeway.client.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.client.receiver.FeedCounters.Total;
import java.time.Duration;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** A number lost on both channels while 200,000 messages a second keep coming, and no server that could give it. */
class SustainedLoadTest {
    private static final int PER_DATAGRAM = 20;
    private static final long DATAGRAM_NANOS = 100_000;
    private static final long MISSING = 2_001;
    private static final long MESSAGES_PER_MILLI = 200;
    private static final long TIMEOUT_MILLIS = 500;
    private static final ReceiverSettings SETTINGS =
            ReceiverSettings.DEFAULT.withGapTimeout(Duration.ofMillis(TIMEOUT_MILLIS));

    private final Datagrams feed = new Datagrams("G126112101");
    private final RecordedEvents events = new RecordedEvents();
    private long nowNanos = 1_000_000_000_000L;
    private long next = 1;

    @Test
    void shouldDeclareTheLossAndKeepUpWhenThereIsNoServer() {
        FeedReceiver receiver = new FeedReceiver(SETTINGS, events, RequestSink.NONE, nowNanos);

        checkItGoesOn(receiver);
    }

    @Test
    void shouldDeclareTheLossAndKeepUpWhenTheServerIsDown() {
        FeedReceiver receiver = new FeedReceiver(SETTINGS, events, (buffer, offset, length) -> true, nowNanos);

        checkItGoesOn(receiver);
    }

    private void checkItGoesOn(FeedReceiver receiver) {
        publish(receiver, 10 + TIMEOUT_MILLIS - 1);
        assertThat(events.lost).isEmpty();
        assertThat(events.delivered).hasSize((int) MISSING - 1);
        assertThat(receiver.counters().value(Total.HELD)).isEqualTo(SETTINGS.holdMessages() - PER_DATAGRAM);

        publish(receiver, 2);
        assertThat(events.lost.get(0)).isEqualTo(MISSING);
        long dropped = TIMEOUT_MILLIS * MESSAGES_PER_MILLI - SETTINGS.holdMessages() + PER_DATAGRAM;
        assertThat(receiver.counters().value(Total.LOST)).isBetween(dropped, dropped + 2 * MESSAGES_PER_MILLI);

        long lostOnce = receiver.counters().value(Total.LOST);
        publish(receiver, 2 * TIMEOUT_MILLIS);
        assertThat(receiver.counters().value(Total.LOST)).isEqualTo(lostOnce);
        assertThat(receiver.counters().value(Total.GAPS_OPEN)).isZero();
        List<Long> delivered = events.delivered;
        assertThat(delivered.get(delivered.size() - 1)).isEqualTo(next - 1);
        assertThat(delivered.size() + lostOnce).isEqualTo(next - 1);
    }

    private void publish(FeedReceiver receiver, long millis) {
        for (long i = 0; i < millis * MESSAGES_PER_MILLI / PER_DATAGRAM; i++) {
            byte[] datagram = feed.data(next, PER_DATAGRAM);
            if (next != MISSING) {
                receiver.onDatagram(0, new UnsafeBuffer(datagram), 0, datagram.length, nowNanos);
                receiver.onDatagram(1, new UnsafeBuffer(datagram), 0, datagram.length, nowNanos);
            }
            next += PER_DATAGRAM;
            nowNanos += DATAGRAM_NANOS;
            receiver.onTimer(nowNanos);
        }
    }
}
