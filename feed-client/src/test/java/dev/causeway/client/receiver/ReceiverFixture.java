package dev.causeway.client.receiver;

import dev.causeway.protocol.mold.MoldHeader;
import dev.causeway.protocol.mold.MoldRequest;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A receiver, a clock in milliseconds that the test moves, and what came out. */
final class ReceiverFixture {
    static final int A = 0;
    static final int B = 1;

    private static final double NANOS_PER_MILLI = 1e6;

    final RecordedEvents events = new RecordedEvents();
    final List<String> requests = new ArrayList<>();
    final List<String> bulkRequests = new ArrayList<>();
    int bulkCuts;
    final FeedReceiver receiver;
    long nowNanos = 1_000_000_000_000L;

    ReceiverFixture(ReceiverSettings settings) {
        this(settings, false);
    }

    private ReceiverFixture(ReceiverSettings settings, boolean withBulk) {
        BulkSink bulk = withBulk ? new RecordedBulk() : BulkSink.NONE;
        receiver = new FeedReceiver(settings, events, this::onRequest, bulk, nowNanos);
    }

    static ReceiverFixture withBulk(ReceiverSettings settings) {
        return new ReceiverFixture(settings, true);
    }

    ReceiverFixture() {
        this(ReceiverSettings.DEFAULT);
    }

    void on(int channel, byte[] datagram) {
        receiver.onDatagram(channel, new UnsafeBuffer(datagram), 0, datagram.length, nowNanos);
    }

    void onBoth(byte[] datagram) {
        on(A, datagram);
        on(B, datagram);
    }

    void answer(byte[] datagram) {
        receiver.onRetransmission(new UnsafeBuffer(datagram), 0, datagram.length, nowNanos);
    }

    /** Moves the clock and lets the timer fire wherever it wants to. */
    void pass(double millis) {
        long end = nowNanos + (long) (millis * NANOS_PER_MILLI);
        while (receiver.nextTimerNanos() <= end) {
            nowNanos = Math.max(nowNanos, receiver.nextTimerNanos());
            receiver.onTimer(nowNanos);
        }
        nowNanos = end;
        receiver.onTimer(nowNanos);
    }

    long count(FeedCounters.Total counter) {
        return receiver.counters().value(counter);
    }

    long count(FeedCounters.Channel counter, int channel) {
        return receiver.counters().value(counter, channel);
    }

    private boolean onRequest(DirectBuffer buffer, int offset, int length) {
        return requests.add(
                MoldRequest.sequenceNumber(buffer, offset) + "+" + MoldRequest.messageCount(buffer, offset));
    }

    private final class RecordedBulk implements BulkSink {
        @Override
        public boolean send(DirectBuffer buffer, int offset, int length) {
            return bulkRequests.add(MoldHeader.sessionName(buffer, offset) + " "
                    + buffer.getLong(offset + 10, ByteOrder.BIG_ENDIAN) + "+"
                    + buffer.getInt(offset + 18, ByteOrder.BIG_ENDIAN)
                    + (length == 24 && buffer.getShort(offset + 22) == 0 ? "" : " malformed"));
        }

        @Override
        public void cut() {
            bulkCuts++;
        }
    }
}
