package dev.causeway.gateway.outbound.multicast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.client.FeedClient;
import dev.causeway.client.receiver.FeedCounters.Total;
import dev.causeway.client.receiver.FeedEvents;
import dev.causeway.client.receiver.ReceiverSettings.Join;
import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.protocol.mold.MoldHeader;
import dev.causeway.store.MemoryJournal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.NoOpIdleStrategy;
import org.agrona.concurrent.SystemNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The feed's two sides together: publisher and both servers here, the receiver that inside hosts link there. */
class FeedClientAgreementIT {
    private static final String OLD = "G126112101";
    private static final String NEW = "G126112102";
    private static final String GROUP = "239.192.78.7";
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final long MISSED = 60_000;

    private final MemoryJournal journal = new MemoryJournal();
    private final ConcurrentLinkedQueue<Long> delivered = new ConcurrentLinkedQueue<>();
    private RetransmissionServer retransmission;
    private BulkServer bulk;
    private AgentRunner retransmissionRunner;
    private AgentRunner bulkRunner;
    private FeedClient client;
    private FeedChannel channel;
    private FeedPublisher publisher;

    @BeforeEach
    void open() throws IOException {
        RecordedFeed.begin(journal, OLD, MISSED);
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        List<Network> allowed = List.of(Network.parse("127.0.0.0/8"));
        retransmission = new RetransmissionServer(
                new RetransmissionOptions(any, allowed, 10_000, 10_000), journal::streams, SystemNanoClock.INSTANCE);
        bulk = new BulkServer(
                new BulkOptions(any, allowed, 4, 4, BulkOptions.STALL_NANOS, BulkOptions.IDLE_NANOS),
                journal::streams,
                SystemNanoClock.INSTANCE);
        retransmissionRunner = started(retransmission);
        bulkRunner = started(bulk);
        client = FeedClient.builder()
                .channelA(GROUP, 0)
                .retransmission("127.0.0.1", retransmission.address().getPort())
                .bulk("127.0.0.1", bulk.address().getPort())
                .from(Join.BEGINNING)
                .events(new FeedEvents() {
                    @Override
                    public void onMessage(long seqNo, DirectBuffer buffer, int offset, int length) {
                        delivered.add(buffer.getLong(offset) == seqNo ? seqNo : -seqNo);
                    }
                })
                .build()
                .start();
        channel = new FeedChannel(new ChannelOptions(
                "a", new InetSocketAddress(GROUP, client.port(0)), NetworkInterface.getByName("lo"), 0, true, 1 << 20));
        publisher = new FeedPublisher(MoldHeader.session(OLD), MISSED + 1, List.of(channel), SystemNanoClock.INSTANCE);
    }

    @AfterEach
    void close() {
        client.close();
        channel.close();
        bulkRunner.close();
        retransmissionRunner.close();
    }

    @Test
    void shouldBringALateJoinerEverythingByTcpAlone() {
        awaitDelivered(MISSED);

        assertThat(delivered).containsExactlyElementsOf(RecordedFeed.range(1, MISSED));
        assertThat(client.counters().value(Total.BULK_FAILURES)).isZero();
        bulkRunner.close();
        retransmissionRunner.close();
        assertThat(bulk.counters().answered.longValue()).isPositive();
        assertThat(bulk.counters().messages.longValue()).isEqualTo(MISSED);
        assertThat(retransmission.counters().answered.longValue()).isZero();
    }

    @Test
    void shouldFinishTheOldStreamAndBeginTheNewWhenItsTailAndTheRollWereMissed() {
        awaitDelivered(MISSED);
        channel.enable(false);
        publish(MISSED + 1, MISSED + 50);
        roll();
        channel.enable(true);
        publish(1, 20);

        awaitDelivered(MISSED + 70);

        List<Long> after = delivered.stream().skip(MISSED).toList();
        assertThat(after.subList(0, 50)).containsExactlyElementsOf(RecordedFeed.range(MISSED + 1, MISSED + 50));
        assertThat(after.subList(50, 70)).containsExactlyElementsOf(RecordedFeed.range(1, 20));
        assertThat(client.counters().value(Total.LOST)).isZero();
    }

    private void publish(long first, long last) {
        RecordedFeed.append(journal, first, last);
        for (long seq = first; seq <= last; seq++) {
            Slot slot = new Slot();
            slot.feedSeq = seq;
            slot.length = RecordedFeed.MESSAGE_BYTES;
            slot.buffer().putLong(0, seq);
            publisher.publish(slot);
        }
        publisher.flush();
    }

    private void roll() {
        journal.beginStream(NEW, 2);
        Slot slot = new Slot();
        slot.kind = SlotKind.ROLL;
        slot.length = slot.buffer().putStringWithoutLengthAscii(0, NEW);
        publisher.publish(slot);
        publisher.flush();
    }

    /** The publisher's heartbeats and ends go on meanwhile. */
    private void awaitDelivered(long count) {
        await().atMost(DEADLINE)
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    publisher.onIdle();
                    return delivered.size() >= count;
                });
        assertThat(client.failure()).isNull();
    }

    private static AgentRunner started(Agent server) {
        AgentRunner runner = new AgentRunner(new NoOpIdleStrategy(), Throwable::printStackTrace, null, server);
        AgentRunner.startOnThread(runner);
        return runner;
    }
}
