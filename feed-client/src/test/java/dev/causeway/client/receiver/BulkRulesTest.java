package dev.causeway.client.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.client.receiver.FeedCounters.Total;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** When the bulk server is asked, what of it is believed, and when it is left alone. */
class BulkRulesTest {
    private static final String SESSION = "G126112101";

    private final Datagrams feed = new Datagrams(SESSION);
    private final ReceiverFixture fixture = ReceiverFixture.withBulk(
            ReceiverSettings.DEFAULT.withChannels(1).withJoin(ReceiverSettings.Join.BEGINNING));

    @Test
    void shouldAskInBulkWhenALateJoinerMissedMoreThanADatagramRequestCovers() {
        joinAt(1002);

        assertThat(fixture.bulkRequests).containsExactly(SESSION + " 1+1001");
        assertThat(fixture.requests).isEmpty();
    }

    @Test
    void shouldAskByDatagramWhenALateJoinerMissedLittle() {
        joinAt(1001);

        assertThat(fixture.bulkRequests).isEmpty();
        assertThat(fixture.requests).containsExactly("1+1000");
    }

    @Test
    void shouldAskInBulkOnlyAboveTheThresholdWhenNumbersAreMissingLater() {
        fixture.on(ReceiverFixture.A, feed.data(1, 1));
        fixture.on(ReceiverFixture.A, feed.heartbeat(5_002));
        fixture.pass(3);
        assertThat(fixture.bulkRequests).isEmpty();

        fixture.on(ReceiverFixture.A, feed.heartbeat(12_000));
        fixture.pass(3);

        assertThat(fixture.requests).isNotEmpty();
        for (long seqNo = 2; seqNo < 5_002; seqNo += 50) {
            fixture.answer(feed.data(seqNo, 50));
        }
        fixture.pass(30);

        assertThat(fixture.bulkRequests).containsExactly(SESSION + " 5002+6998");
    }

    @Test
    void shouldAskForAMillionAtMostAndGoOnWhenTheAnswerIsComplete() {
        joinAt(1_000_041);
        assertThat(fixture.bulkRequests).containsExactly(SESSION + " 1+1000000");

        int used = bulk(stream(1, 1_000_001));

        assertThat(used).isPositive();
        assertThat(fixture.receiver.nextSeqNo()).isEqualTo(1_000_001);
        fixture.pass(3);
        assertThat(fixture.requests).containsExactly("1000001+40");
    }

    @Test
    void shouldTakeTheSameWhenTheStreamComesByteByByte() {
        joinAt(1_202);
        byte[] stream = stream(1, 1_202);

        int at = 0;
        for (int end = 1; end <= stream.length; end++) {
            at += fixture.receiver.onBulk(new UnsafeBuffer(stream), at, end - at, fixture.nowNanos);
        }

        assertThat(at).isEqualTo(stream.length);
        assertThat(fixture.receiver.nextSeqNo()).isEqualTo(1_202);
        assertThat(fixture.receiver.isBulkActive()).isFalse();
        assertThat(fixture.count(Total.BULK_FAILURES)).isZero();
    }

    @Test
    void shouldCutAndAskByDatagramWhenAPacketDoesNotFollow() {
        joinAt(9_000);

        bulk(framed(feed.data(1, 10)));
        bulk(framed(feed.data(12, 1)));

        assertThat(fixture.bulkCuts).isEqualTo(1);
        assertThat(fixture.receiver.nextSeqNo()).isEqualTo(11);
        assertThat(fixture.requests).containsExactly("11+1000");
    }

    @Test
    void shouldCutWhenAPacketIsOfAnotherSessionTooLongTooShortOrBeyondTheRequest() {
        byte[][] wrong = {
            framed(new Datagrams("OTHER").data(1, 1)),
            {5, 121, 0},
            {0, 19, 0},
            framed(feed.heartbeat(2)),
            framed(Arrays.copyOf(feed.data(1, 1), 40))
        };

        for (byte[] packet : wrong) {
            BulkRulesTest other = new BulkRulesTest();
            other.joinAt(1_100);
            other.bulk(packet);
            assertThat(other.fixture.bulkCuts).isEqualTo(1);
            assertThat(other.fixture.receiver.nextSeqNo()).isEqualTo(1);
        }
    }

    @Test
    void shouldCutWhenTheServerSaysNothingForTwoSeconds() {
        joinAt(9_000);
        fixture.pass(1_990);
        assertThat(fixture.bulkCuts).isZero();

        fixture.pass(20);

        assertThat(fixture.bulkCuts).isEqualTo(1);
        assertThat(fixture.requests).isNotEmpty();
    }

    @Test
    void shouldLeaveTheServerAloneForOneThenTwoSecondsWhenItFails() {
        joinAt(9_000);
        fixture.receiver.onBulkClosed(fixture.nowNanos);
        fixture.pass(990);
        assertThat(fixture.bulkRequests).hasSize(1);

        fixture.pass(1_100);
        assertThat(fixture.bulkRequests).hasSize(2);

        fixture.receiver.onBulkClosed(fixture.nowNanos);
        fixture.pass(1_900);
        assertThat(fixture.bulkRequests).hasSize(2);
        fixture.pass(1_200);
        assertThat(fixture.bulkRequests).hasSize(3);
    }

    @Test
    void shouldNotAskAtOnceAgainWhenTheServerHasNothing() {
        joinAt(9_000);

        bulk(framed(feed.heartbeat(1)));

        fixture.pass(900);
        assertThat(fixture.bulkRequests).hasSize(1);
        assertThat(fixture.requests).isNotEmpty();
    }

    @Test
    void shouldHoldTheNearAndDropTheFarWhenMessagesComeDuringBulk() {
        joinAt(9_000);
        fixture.on(ReceiverFixture.A, feed.data(9_000, 1));
        assertThat(fixture.count(Total.HOLD_OVERFLOWS)).isEqualTo(1);
        byte[] stream = stream(1, 9_000);
        bulk(Arrays.copyOf(stream, stream.length / 2));
        fixture.on(ReceiverFixture.A, feed.data(9_001, 1));

        UnsafeBuffer whole = new UnsafeBuffer(stream);
        fixture.receiver.onBulk(whole, usedSoFar, stream.length - usedSoFar, fixture.nowNanos);
        fixture.pass(3);

        assertThat(fixture.receiver.nextSeqNo()).isEqualTo(9_000);
        assertThat(fixture.requests).containsExactly("9000+1");
        fixture.answer(feed.data(9_000, 1));
        assertThat(fixture.receiver.nextSeqNo()).isEqualTo(9_002);
    }

    @Test
    void shouldCutWhenTheSessionChanges() {
        joinAt(9_000);

        fixture.on(ReceiverFixture.A, new Datagrams("G126112201").heartbeat(1));
        fixture.on(ReceiverFixture.A, new Datagrams("G126112201").heartbeat(1));
        fixture.pass(300);

        assertThat(fixture.bulkCuts).isEqualTo(1);
        assertThat(fixture.receiver.isBulkActive()).isFalse();
        assertThat(fixture.events.lines).contains("lost 1-8999", "session G126112201 from 1");
    }

    @Test
    void shouldNeverThrowWhenTheStreamIsDamagedAnywhere() {
        byte[] stream = stream(1, 60);
        for (int i = 0; i < stream.length; i++) {
            BulkRulesTest other = new BulkRulesTest();
            other.joinAt(1_100);
            byte[] damaged = stream.clone();
            damaged[i] ^= 0x55;
            boolean inMessage = i >= 2 + 20 + 2 && i < stream.length - 22;

            if (!inMessage) {
                other.bulk(damaged);
                assertThat(other.fixture.receiver.nextSeqNo()).as("byte %d", i).isLessThanOrEqualTo(60);
            }
        }
    }

    private int usedSoFar;

    /** The last number is one below, shown twice because one far datagram alone would not be believed. */
    private void joinAt(long nextSeqNo) {
        fixture.on(ReceiverFixture.A, feed.heartbeat(nextSeqNo));
        fixture.on(ReceiverFixture.A, feed.heartbeat(nextSeqNo));
        fixture.pass(3);
    }

    private int bulk(byte[] bytes) {
        usedSoFar = fixture.receiver.onBulk(new UnsafeBuffer(bytes), 0, bytes.length, fixture.nowNanos);
        return usedSoFar;
    }

    private byte[] stream(long from, long end) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (long seqNo = from; seqNo < end; seqNo += 50) {
            out.writeBytes(framed(feed.data(seqNo, (int) Math.min(50, end - seqNo))));
        }
        out.writeBytes(framed(feed.heartbeat(end)));
        return out.toByteArray();
    }

    private static byte[] framed(byte[] packet) {
        return ByteBuffer.allocate(2 + packet.length)
                .putShort((short) packet.length)
                .put(packet)
                .array();
    }
}
