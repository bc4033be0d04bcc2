package dev.causeway.gateway.inbound.fix.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.inbound.fix.Fixtures;
import dev.causeway.store.MemoryOutboundLog;
import dev.causeway.store.OutboundLog;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import quickfix.SessionID;

class ResendReplyTest {
    private static final SessionID SESSION = new SessionID("FIX.4.4", "GATE", "VENUE");
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 9, 21, 14, 13, 25);

    private final OutboundLog log = new SerializedOutboundLog(new MemoryOutboundLog());
    private final SentMessages sent = new SentMessages(log);
    private final RecordingWire wire = new RecordingWire();
    private final List<Long> undelivered = new ArrayList<>();
    private long epochNanos = Fixtures.NOW + TimeUnit.SECONDS.toNanos(5);

    private ResendReply reply(ResendPolicy policy) {
        return reply(policy, log);
    }

    private ResendReply reply(ResendPolicy policy, OutboundLog from) {
        return new ResendReply(
                from,
                new ResendRule(policy, () -> epochNanos),
                new ReplyMessages(SESSION, () -> NOW),
                (seqNo, message, offset, length) -> undelivered.add(seqNo));
    }

    @Test
    void shouldFillOrdersAndRequestsAndSendReportsAndRejectsAgain() {
        sent.add("A", "98=0")
                .order("ONE")
                .add("F", "11=TWO")
                .add("G", "11=THREE")
                .add("V", "262=R");
        sent.report()
                .add("9", "37=V")
                .add("0", "")
                .add("3", "45=2")
                .add("j", "45=3")
                .add("H", "11=ONE");

        reply(ResendPolicy.DEFAULTS).onRequest(1, 0, within(11), 0);

        assertThat(wire.take()).containsExactly("fill 1->6", "8 6", "9 7", "fill 8->9", "3 9", "j 10", "fill 11->12");
        assertThat(undelivered).contains(2L, 3L, 4L);
    }

    @Test
    void shouldSendOtherTypesAgainWhenThePolicyNamesThem() {
        sent.order("ONE").report();

        reply(ResendPolicy.DEFAULTS.withTypes("D")).onRequest(1, 2, within(2), 0);

        assertThat(wire.take()).containsExactly("D 1", "fill 2->3");
    }

    @Test
    void shouldMarkWhatIsSentAgainAndKeepTheRest() {
        sent.add("8", "37=V|17=E|58=caf\u00e9");

        reply(ResendPolicy.DEFAULTS).onRequest(1, 1, within(1), 0);

        assertThat(wire.raw)
                .containsExactly(Fixtures.raw(
                        "FIX.4.4",
                        "35=8|34=1|43=Y|49=GATE|52=20260921-14:13:25.000|122=" + SentMessages.SENT_AT
                                + "|56=VENUE|37=V|17=E|58=caf\u00e9"));
    }

    @Test
    void shouldMarkAGapFillAsADuplicateOfItself() {
        sent.order("ONE").order("TWO");

        reply(ResendPolicy.DEFAULTS).onRequest(1, 0, within(2), 0);

        String fill = wire.raw.get(0);
        assertThat(List.of(43, 123, 122, 52).stream()
                        .map(tag -> RecordingWire.field(fill, tag))
                        .toList())
                .containsExactly("Y", "Y", "20260921-14:13:25.000", "20260921-14:13:25.000");
    }

    @Test
    void shouldFillWhatIsOlderThanTheMaximumAge() {
        ResendPolicy tenSeconds = new ResendPolicy(Set.of("8"), Duration.ofSeconds(10), 100, 1_000);
        sent.report();
        sent.storedNanos += TimeUnit.SECONDS.toNanos(1);
        sent.report();
        epochNanos = Fixtures.NOW + TimeUnit.SECONDS.toNanos(11);

        reply(tenSeconds).onRequest(1, 0, within(2), 0);

        assertThat(wire.take()).containsExactly("fill 1->2", "8 2");
    }

    @Test
    void shouldSendWhateverItsAgeWhenThereIsNoLimit() {
        sent.report();
        epochNanos = Fixtures.NOW + TimeUnit.DAYS.toNanos(300);

        reply(new ResendPolicy(Set.of("8"), Duration.ZERO, 100, 1_000)).onRequest(1, 0, within(1), 0);

        assertThat(wire.take()).containsExactly("8 1");
    }

    @Test
    void shouldFillWhenTheDecisionFails() {
        sent.report();
        ResendReply failing = new ResendReply(
                log,
                new ResendRule(ResendPolicy.DEFAULTS, () -> {
                    throw new IllegalStateException("no time");
                }),
                new ReplyMessages(SESSION, () -> NOW),
                (seqNo, message, offset, length) -> undelivered.add(seqNo));

        failing.onRequest(1, 0, within(1), 0);

        assertThat(wire.take()).containsExactly("fill 1->2");
    }

    @Test
    void shouldFillWhatIsNoMessageOfItsNumber() {
        String head = "|49=GATE|56=VENUE";
        sent.raw(Fixtures.raw("FIX.4.4", "35=8|34=7" + head + "|52=" + SentMessages.SENT_AT));
        sent.raw(Fixtures.raw("FIX.4.4", "35=8|34=2" + head));
        sent.raw("35=8");
        sent.raw("");
        sent.raw(Fixtures.raw("FIX.4.4", "35=8|34=5|oops|52=" + SentMessages.SENT_AT));
        sent.report();

        reply(ResendPolicy.DEFAULTS).onRequest(1, 0, within(6), 0);

        assertThat(wire.take()).containsExactly("fill 1->6", "8 6");
    }

    @Test
    void shouldFillWhatCannotBeRead() {
        sent.report().report();
        OutboundLog unreadable = new EngineView(
                log,
                (seqNo, nanos, message, offset, length) -> {
                    throw new IllegalStateException("damaged");
                },
                () -> {});

        reply(ResendPolicy.DEFAULTS, unreadable).onRequest(1, 0, within(2), 0);

        assertThat(wire.take()).containsExactly("fill 1->3");
    }

    @Test
    void shouldSendOnlyTheNewestNumbersAgainWhenTheRangeIsTooLong() {
        for (int i = 0; i < 20; i++) {
            sent.report();
        }

        reply(new ResendPolicy(Set.of("8"), Duration.ZERO, 3, 1_000)).onRequest(1, 0, within(20), 0);

        assertThat(wire.take()).containsExactly("fill 1->18", "8 18", "8 19", "8 20");
    }

    @Test
    void shouldGoOnAsTimePassesWhenTheRateIsReached() {
        for (int i = 0; i < 500; i++) {
            sent.report();
        }
        ResendReply reply = reply(new ResendPolicy(Set.of("8"), Duration.ZERO, 1_000, 200));

        reply.onRequest(1, 0, within(500), 0);
        assertThat(wire.take()).hasSize(100).startsWith("8 1").endsWith("8 100");
        reply.pump(TimeUnit.MILLISECONDS.toNanos(50));
        assertThat(wire.take()).hasSize(10).endsWith("8 110");

        for (int millis = 100; reply.active(); millis += 50) {
            reply.pump(TimeUnit.MILLISECONDS.toNanos(millis));
            assertThat(wire.written.size()).isLessThanOrEqualTo(millis / 5);
        }
        assertThat(wire.take()).hasSize(390).endsWith("8 500");
    }

    @Test
    void shouldAnswerOneRangeBehindAnotherWhenAskedAgainAndAgain() {
        for (int i = 0; i < 300; i++) {
            sent.report();
        }
        ResendReply reply = reply(new ResendPolicy(Set.of("8"), Duration.ZERO, 1_000, 1_000));

        for (int i = 0; i < 10_000; i++) {
            reply.onRequest(1 + i % 3, 0, within(300), 0);
        }
        assertThat(wire.take()).hasSizeLessThanOrEqualTo(1_000);
        long until = TimeUnit.SECONDS.toNanos(10);
        for (long now = 0; now < until; now += TimeUnit.MILLISECONDS.toNanos(50)) {
            reply.pump(now);
        }

        assertThat(reply.active()).isFalse();
        assertThat(wire.take()).hasSizeLessThanOrEqualTo(600).endsWith("8 300");
    }

    @Test
    void shouldWaitForThePeerToReadWhenNothingFits() {
        for (int i = 0; i < 2_000; i++) {
            sent.report();
        }
        ResendReply reply = reply(ResendPolicy.DEFAULTS);
        wire.room = 1;

        reply.onRequest(1, 0, within(2_000), 0);
        assertThat(wire.take()).hasSize(ResendReply.BATCH);
        reply.pump(1);
        assertThat(wire.take()).isEmpty();
        wire.room = Integer.MAX_VALUE;
        reply.pump(2);

        assertThat(wire.take()).hasSize(2_000 - ResendReply.BATCH);
        assertThat(reply.active()).isFalse();
    }

    @Test
    void shouldLeaveOutWhatHasItsNumberButIsNotWrittenYet() {
        sent.order("ONE").order("TWO").order("ON ITS WAY");

        reply(ResendPolicy.DEFAULTS).onRequest(1, 0, within(2), 0);

        assertThat(wire.take()).containsExactly("fill 1->3");
        assertThat(undelivered).containsExactly(1L, 2L);
    }

    @Test
    void shouldEndWithItsConnection() {
        for (int i = 0; i < 1_000; i++) {
            sent.report();
        }
        ResendReply reply = reply(ResendPolicy.DEFAULTS);
        wire.room = 1;
        reply.onRequest(1, 0, within(1_000), 0);
        wire.take();

        wire.open = false;
        wire.room = Integer.MAX_VALUE;
        reply.pump(1);

        assertThat(reply.active()).isFalse();
        assertThat(wire.take()).isEmpty();
        RecordingWire next = new RecordingWire();
        next.lastWritten = 1_000;
        reply.onRequest(999, 0, next, 2);
        assertThat(next.take()).containsExactly("8 999", "8 1000");
    }

    @Test
    void shouldEndWithItsEpoch() {
        for (int i = 0; i < 1_000; i++) {
            sent.report();
        }
        ResendReply reply = reply(ResendPolicy.DEFAULTS);
        wire.room = 1;
        reply.onRequest(1, 0, within(1_000), 0);
        wire.take();

        log.reset(2, 1, 0);
        wire.room = Integer.MAX_VALUE;
        reply.pump(1);

        assertThat(wire.take()).isEmpty();
        assertThat(reply.active()).isFalse();
    }

    @Test
    void shouldFillAHundredThousandOrdersAsOneRunAndTellOfEach() {
        for (int i = 0; i < 100_000; i++) {
            sent.order("C" + i);
        }
        ResendReply reply = reply(ResendPolicy.DEFAULTS);

        reply.onRequest(1, 0, within(100_000), 0);
        assertThat(undelivered).hasSizeLessThanOrEqualTo(ResendReply.AT_ONCE);
        for (long now = 0; reply.active(); now += TimeUnit.MILLISECONDS.toNanos(50)) {
            reply.pump(now);
            assertThat(now).isLessThan(TimeUnit.SECONDS.toNanos(10));
        }

        assertThat(wire.take()).containsExactly("fill 1->100001");
        assertThat(undelivered)
                .isEqualTo(LongStream.rangeClosed(1, 100_000).boxed().toList());
    }

    @Test
    void shouldNeverHoldMoreThanAFewStoredMessagesWhateverIsAsked() {
        CountingLog counting = new CountingLog();
        ResendReply reply = reply(
                new ResendPolicy(Set.of("8"), Duration.ZERO, 1_000_000, 10_000_000),
                new SerializedOutboundLog(counting));

        reply.onRequest(1, 0, within(CountingLog.MESSAGES), 0);
        while (reply.active()) {
            reply.pump(0);
        }

        assertThat(wire.written).hasSize(CountingLog.MESSAGES);
        assertThat(counting.mostAtOnce).isLessThanOrEqualTo(256);
    }

    private RecordingWire within(long lastWritten) {
        wire.lastWritten = lastWritten;
        return wire;
    }

    /** Reports that are made when they are asked for. */
    private static final class CountingLog implements OutboundLog {
        static final int MESSAGES = 10_000;

        private final SentOne one = new SentOne();
        int mostAtOnce;

        @Override
        public int epoch() {
            return 1;
        }

        @Override
        public long epochStartNanos() {
            return 0;
        }

        @Override
        public long nextSeqNo() {
            return MESSAGES + 1;
        }

        @Override
        public void append(long seqNo, DirectBuffer buffer, int offset, int length, long epochNanos) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void nextSeqNo(long seqNo, long epochNanos) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long forEach(long from, long to, MessageVisitor visitor) {
            int shown = 0;
            boolean goesOn = true;
            for (long seqNo = from; goesOn && seqNo <= to; seqNo++) {
                DirectBuffer message = one.of(seqNo);
                goesOn = visitor.onMessage(seqNo, Fixtures.NOW, message, 0, message.capacity());
                shown++;
            }
            mostAtOnce = Math.max(mostAtOnce, shown);
            return shown;
        }

        @Override
        public long lowestSeqNo() {
            return 1;
        }

        @Override
        public void reset(int epoch, long nextSeqNo, long epochNanos) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            // nothing to release
        }
    }

    private static final class SentOne {
        DirectBuffer of(long seqNo) {
            String raw = Fixtures.raw(
                    "FIX.4.4", "35=8|34=" + seqNo + "|49=GATE|52=" + SentMessages.SENT_AT + "|56=VENUE|37=V");
            return new org.agrona.concurrent.UnsafeBuffer(raw.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        }
    }
}
