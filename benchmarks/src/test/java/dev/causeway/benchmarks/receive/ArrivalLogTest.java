package dev.causeway.benchmarks.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.Src;
import dev.causeway.protocol.mold.MoldHeader;
import dev.causeway.protocol.mold.MoldPacketWriter;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class ArrivalLogTest {
    private static final byte[] SESSION = MoldHeader.session("BN26112101");
    private static final long INTENDED = 1_000_000L;
    private static final long LATENCY = 40_000L;
    private static final int MESSAGE_BYTES = FeedMessage.HEADER_LENGTH + Src.LENGTH;

    private final ArrivalLog log = new ArrivalLog(Payload.FEED, 1000, 2);
    private final UnsafeBuffer packet = new UnsafeBuffer(new byte[1400]);
    private final MoldPacketWriter writer = new MoldPacketWriter(packet, 1400);
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[MESSAGE_BYTES]);
    private final Src src = new Src();

    @Test
    void shouldBeCompleteWhenBothChannelsCarryEverything() {
        for (int channel = 0; channel < 2; channel++) {
            receive(channel, 1, 1, 1, 2, 3);
            receive(channel, 4, 1, 4, 5);
        }

        assertThat(Verification.of(log, 5).isComplete()).isTrue();
        assertThat(log.venueMessages()).isEqualTo(5);
        assertThat(log.measured()).isEqualTo(3);
        assertThat(log.latency().getTotalCount()).isEqualTo(3);
        assertThat(log.latency().getMaxValue()).isBetween(LATENCY, LATENCY + 100);
        assertThat(log.channel(1).messages()).isEqualTo(5);
        assertThat(log.contradictions()).isZero();
    }

    @Test
    void shouldBeCompleteWhenEachChannelLacksAnotherPart() {
        receive(0, 1, 1, 1, 2);
        receive(1, 3, 1, 3, 4);
        receive(0, 5, 1, 5);
        receive(1, 1, 1, 1, 2);

        assertThat(Verification.of(log, 5).isComplete()).isTrue();
        assertThat(log.channel(0).missing()).isEqualTo(2);
        assertThat(log.channel(1).missing()).isEqualTo(2);
        assertThat(log.channel(1).repeated()).isEqualTo(2);
    }

    @Test
    void shouldMissNothingWhenTheVenueSpentNumbersOtherwise() {
        receive(0, 1, 1, 2, 3, 5);

        assertThat(Verification.of(log, 3, 2).isComplete()).isTrue();
        assertThat(Verification.of(log, 3, 1).isComplete()).isFalse();
    }

    @Test
    void shouldReportTheLossWhenANumberCameOnNoChannel() {
        receive(0, 1, 1, 1, 2);
        receive(0, 4, 1, 4);

        Verification verification = Verification.of(log, 4);

        assertThat(verification).isEqualTo(new Verification(1, 1, 1, 0));
        assertThat(verification.isComplete()).isFalse();
    }

    @Test
    void shouldReportTheLossWhenTheTailIsMissing() {
        receive(0, 1, 1, 1, 2);

        assertThat(Verification.of(log, 4)).isEqualTo(new Verification(0, 2, 0, 0));
    }

    @Test
    void shouldReportTheDoubleWhenAVenueMessageHasTwoNumbers() {
        receive(0, 1, 1, 1, 2, 2, 3);

        Verification verification = Verification.of(log, 3);

        assertThat(verification.doubledVenueNumbers()).isEqualTo(1);
        assertThat(verification.isComplete()).isFalse();
    }

    @Test
    void shouldReportTheHoleWhenTheVenueNumberJumpsUnderContiguousFeedNumbers() {
        receive(0, 1, 1, 1, 2, 4);

        Verification verification = Verification.of(log, 3);

        assertThat(verification.holes()).isEqualTo(1);
        assertThat(verification.isComplete()).isFalse();
    }

    @Test
    void shouldKeepSessionsApartWhenTheirNumbersInterleave() {
        receive(0, 1, 1, 1, 2);
        receive(0, 3, 2, 1, 2);
        receive(0, 5, 1, 3);

        assertThat(Verification.of(log, 5).isComplete()).isTrue();
    }

    @Test
    void shouldNotMeasureWhatTheGatewayOriginatedWhenItSharesTheFeed() {
        receive(0, 1, 1, 0, 1, 0, 2, 3);

        assertThat(Verification.of(log, 3).isComplete()).isTrue();
        assertThat(log.venueMessages()).isEqualTo(3);
        assertThat(log.measured()).isEqualTo(1);
    }

    @Test
    void shouldCountAContradictionWhenOneNumberHasTwoContents() {
        receive(0, 1, 1, 1, 2);
        receive(1, 1, 1, 7, 2);

        assertThat(log.contradictions()).isEqualTo(1);
    }

    @Test
    void shouldCountMalformedWhenADatagramIsNoPacketOrBeyondCapacity() {
        log.onDatagram(0, packet, 5, 0);
        receive(0, 1000, 1, 1);

        assertThat(log.malformed()).isEqualTo(2);
    }

    @Test
    void shouldTakeNothingFromAHeartbeatWhenItComes() {
        receive(0, 1, 1, 1);
        log.onDatagram(0, packet, writer.heartbeat(SESSION, 2), 0);

        assertThat(log.highest()).isEqualTo(1);
        assertThat(log.malformed()).isZero();
    }

    private void receive(int channel, long number, int sessionNo, long... venueSeqNos) {
        writer.begin(SESSION, number);
        for (long venueSeqNo : venueSeqNos) {
            src.sessionNo = sessionNo;
            src.venueSeqNo = venueSeqNo;
            src.venueTimeNs = INTENDED;
            FeedMessage.writeHeader(message, 0, Src.LENGTH, 10);
            src.write(message, FeedMessage.HEADER_LENGTH);
            writer.tryAppend(message, 0, MESSAGE_BYTES);
        }
        log.onDatagram(channel, packet, writer.finish(), INTENDED + LATENCY);
    }
}
