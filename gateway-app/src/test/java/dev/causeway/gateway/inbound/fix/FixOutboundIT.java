package dev.causeway.gateway.inbound.fix;

import static dev.causeway.gateway.inbound.fix.ScriptedVenue.field;
import static dev.causeway.gateway.inbound.fix.ScriptedVenue.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.causeway.gateway.inbound.fix.outbound.FixOutbound;
import dev.causeway.gateway.inbound.fix.outbound.OrderFrames;
import dev.causeway.gateway.inbound.fix.outbound.ResendPolicy;
import dev.causeway.gateway.inbound.fix.store.FailingOutboundLog;
import dev.causeway.gateway.port.CapturedWarnings;
import dev.causeway.gateway.port.SessionControls;
import dev.causeway.gateway.port.VenueSession.Result;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders out through a FIX session, and what a venue gets that asks for them again; over a socket. */
@Timeout(120)
class FixOutboundIT {
    private static final int AAPL = 1;

    private final ConcurrentLinkedQueue<String> undelivered = new ConcurrentLinkedQueue<>();
    private SessionUnderTest test;

    private void open(String beginString) throws Exception {
        test = new SessionUnderTest(beginString);
        test.instruments.resolve(Fixtures.SESSION.venueId(), "AAPL", 0);
        test.undelivered = (seqNo, message, offset, length) -> undelivered.add(seqNo + " "
                + field(message.getStringWithoutLengthAscii(offset, length).replaceFirst("^", "\001"), 11));
    }

    @AfterEach
    void close() throws Exception {
        test.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FIX.4.2", "FIX.4.4", "FIXT.1.1"})
    void shouldStoreEachMessageAndSendItUnderItsNumber(String beginString) throws Exception {
        open(beginString);
        test.start();

        assertThat(send(OrderFrames.newOrder("ONE", AAPL))).isEqualTo(Result.ACCEPTED);
        assertThat(send(OrderFrames.replace("TWO", "ONE", AAPL))).isEqualTo(Result.ACCEPTED);
        assertThat(send(OrderFrames.cancel("THREE", "TWO", AAPL))).isEqualTo(Result.ACCEPTED);
        assertThat(send(OrderFrames.status("ONE", AAPL))).isEqualTo(Result.ACCEPTED);

        await().atMost(SessionUnderTest.DEADLINE).until(() -> test.venue.receivedOfType("H") == 1);
        assertThat(applications()).containsExactly("D 2 ONE", "G 3 TWO", "F 4 THREE", "H 5 ONE");
        assertThat(stored()).containsExactly("D 2 ONE", "G 3 TWO", "F 4 THREE", "H 5 ONE");
        assertThat(test.view().counters().sent()).isEqualTo(4);
    }

    @Test
    void shouldRefuseAtOnceAndStoreNothingWhileLoggedOff() throws Exception {
        open("FIX.4.4");
        test.start();
        test.operate(SessionControls::logout);
        test.awaitState(SessionStatusCode.DISCONNECTED);
        long next = test.log.nextSeqNo();

        assertThat(send(OrderFrames.newOrder("ONE", AAPL))).isEqualTo(Result.NOT_LOGGED_ON);
        assertThat(test.log.nextSeqNo()).isEqualTo(next);

        test.operate(SessionControls::connect);
        test.awaitState(SessionStatusCode.LOGGED_ON);
        assertThat(send(OrderFrames.newOrder("TWO", AAPL))).isEqualTo(Result.ACCEPTED);
        await().atMost(SessionUnderTest.DEADLINE).until(() -> test.venue.receivedOfType("D") == 1);
        assertThat(applications()).containsExactly("D " + (next + 1) + " TWO");
    }

    @Test
    void shouldStoreNothingWhenTheFrameIsNoOrder() throws Exception {
        open("FIX.4.4");
        test.start();
        long next = test.log.nextSeqNo();

        assertThatThrownBy(() -> send(OrderFrames.newOrder("ONE", AAPL + 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(test.log.nextSeqNo()).isEqualTo(next);
    }

    @Test
    void shouldSayFullWhileTheVenueDoesNotReadAndLoseNothingOfWhatWasAccepted() throws Exception {
        open("FIX.4.4");
        test.start();
        test.venue.reads(false);

        int accepted = 0;
        while (send(OrderFrames.newOrder("C" + accepted, AAPL)) == Result.ACCEPTED) {
            accepted++;
            assertThat(accepted).isLessThan(1_000_000);
        }
        assertThat(send(OrderFrames.newOrder("LATE", AAPL))).isEqualTo(Result.FULL);
        assertThat(test.log.nextSeqNo()).isEqualTo(accepted + 2);
        test.venue.reads(true);

        await().atMost(SessionUnderTest.DEADLINE)
                .until(() -> send(OrderFrames.newOrder("AFTER", AAPL)) == Result.ACCEPTED);
        int last = accepted + 2;
        await().atMost(SessionUnderTest.DEADLINE)
                .until(() -> test.venue.received().size() >= last);
        assertThat(test.venue.received().stream()
                        .map(message -> field(message, 34))
                        .toList())
                .isEqualTo(IntStream.rangeClosed(1, last)
                        .mapToObj(Integer::toString)
                        .toList());
        assertThat(test.view().state()).isEqualTo(SessionStatusCode.LOGGED_ON);
    }

    @Test
    void shouldSendNothingAndGoDownWhenTheStoreFails() throws Exception {
        open("FIX.4.4");
        FailingOutboundLog failing = new FailingOutboundLog();
        test.log = failing;
        test.start();

        failing.broken(true);
        assertThat(send(OrderFrames.newOrder("ONE", AAPL))).isEqualTo(Result.STORE_FAILED);

        test.awaitState(SessionStatusCode.DISCONNECTED);
        assertThat(test.view().lastError()).contains("no space left");
        assertThat(test.venue.receivedOfType("D")).isZero();
    }

    @Test
    void shouldFillOrdersTellTheirOwnerAndAskForTheirStatusWhenTheVenueAsksAfterAReconnect() throws Exception {
        open("FIX.4.4");
        test.start();
        send(OrderFrames.newOrder("ONE", AAPL));
        send(OrderFrames.cancel("TWO", "BEFORE", AAPL));
        await().atMost(SessionUnderTest.DEADLINE).until(() -> test.venue.receivedOfType("F") == 1);
        test.venue.disconnect();
        await().atMost(SessionUnderTest.DEADLINE).until(() -> test.venue.receivedOfType("A") == 2);
        test.awaitState(SessionStatusCode.LOGGED_ON);

        test.venue.send(script("2", "7=2|16=0"));
        await().atMost(SessionUnderTest.DEADLINE).until(() -> test.venue.receivedOfType("H") == 2);

        String fill = test.venue.received("4").get(0);
        assertThat(List.of(field(fill, 34), field(fill, 43), field(fill, 123), field(fill, 36)))
                .containsExactly("2", "Y", "Y", "5");
        assertThat(undelivered).containsExactly("2 ONE", "3 TWO");
        assertThat(applications()).containsExactly("D 2 ONE", "F 3 TWO", "H 5 ONE", "H 6 BEFORE");
        assertThat(test.view().counters().undelivered()).isEqualTo(2);
    }

    @Test
    void shouldAnswerAHundredThousandStoredOrdersByOneGapFill() throws Exception {
        open("FIX.4.4");
        store(100_000, "D");
        test.start();

        test.venue.send(script("2", "7=1|16=0"));
        await().atMost(SessionUnderTest.DEADLINE).until(() -> test.venue.receivedOfType("4") == 1);

        String fill = test.venue.received("4").get(0);
        assertThat(field(fill, 34) + "->" + field(fill, 36)).isEqualTo("1->100002");
        assertThat(undelivered).hasSize(100_000);
    }

    @Test
    void shouldKeepToItsRateAndItsSessionWhenTheVenueAsksAgainAndAgain() throws Exception {
        open("FIX.4.4");
        int perSecond = 2_000;
        test.options =
                FixSessionOptions.DEFAULTS.withResend(new ResendPolicy(Set.of("8"), Duration.ZERO, 100_000, perSecond));
        store(1_000, "8");
        test.start();
        long begin = System.nanoTime();

        for (int i = 0; i < 2_000; i++) {
            test.venue.send(script("2", "7=1|16=0"));
        }
        test.venue.send(script("1", "112=STILL THERE"));
        await().atMost(SessionUnderTest.DEADLINE).until(() -> test.venue.receivedOfType("0") == 1);
        await().atMost(SessionUnderTest.DEADLINE).until(() -> test.venue.receivedOfType("8") >= 2_500);
        long count = test.venue.receivedOfType("8");
        double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);

        assertThat((double) count).isLessThanOrEqualTo(perSecond * (1 + seconds));
        assertThat(test.view().counters().resendRequestsReceived()).isEqualTo(2_000);
        assertThat(test.view().state()).isEqualTo(SessionStatusCode.LOGGED_ON);
    }

    @Test
    void shouldKeepToRangeAndRateWhenTheVenuesLogonShowsWhatItLacks() throws Exception {
        open("FIX.4.4");
        int perSecond = 1_000;
        int range = 2_500;
        test.rules = new FixRules(false, false, false, false, true);
        test.options =
                FixSessionOptions.DEFAULTS.withResend(new ResendPolicy(Set.of("8"), Duration.ZERO, range, perSecond));
        store(3_000, "8");
        test.venue.expects(1);
        long begin = System.nanoTime();

        test.start();
        await().atMost(SessionUnderTest.DEADLINE).until(() -> test.venue.received("4").stream()
                .anyMatch(fill -> field(fill, 36).equals("3002")));

        double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
        List<String> reports = test.venue.received("8");
        assertThat(reports).hasSize(range - 1);
        assertThat(field(reports.get(0), 34)).isEqualTo("502");
        assertThat(perSecond * (1 + seconds)).isGreaterThanOrEqualTo(3_001);
        assertThat(test.view().state()).isEqualTo(SessionStatusCode.LOGGED_ON);
    }

    @Test
    void shouldSayWhatTheVenueAsksForWhenItIsAnsweredBesideTheEngine() throws Exception {
        open("FIX.4.4");
        store(10, "D");
        test.start();

        try (CapturedWarnings log = CapturedWarnings.withDebug(SessionLog.class)) {
            test.venue.send(script("2", "7=1|16=0"));
            await().atMost(SessionUnderTest.DEADLINE).until(() -> test.venue.receivedOfType("4") == 1);
            test.venue.send(script("1", "112=DONE"));
            await().atMost(SessionUnderTest.DEADLINE).until(() -> test.venue.receivedOfType("0") == 1);

            assertThat(log.all())
                    .filteredOn(line -> line.contains("Received ResendRequest"))
                    .singleElement()
                    .asString()
                    .endsWith("Received ResendRequest FROM: 1 TO: infinity");
        }
    }

    @Test
    void shouldRequestMarketDataAgainWhenTheVenueLacksTheRequestOfThisConnection() throws Exception {
        open("FIX.4.4");
        store(3, "V");
        test.symbols = List.of("AAPL");
        test.start();
        await().atMost(SessionUnderTest.DEADLINE).until(() -> test.venue.receivedOfType("V") == 1);

        test.venue.send(script("2", "7=1|16=0"));
        await().atMost(SessionUnderTest.DEADLINE).until(() -> test.venue.receivedOfType("V") == 2);
        test.venue.send(script("2", "7=1|16=3"));
        await().atMost(SessionUnderTest.DEADLINE).until(() -> test.venue.receivedOfType("4") == 2);
        test.venue.send(script("1", "112=DONE"));
        await().atMost(SessionUnderTest.DEADLINE).until(() -> test.venue.receivedOfType("0") == 1);

        List<String> requests = test.venue.received("V");
        assertThat(requests).extracting(request -> field(request, 34)).containsExactly("5", "6");
        assertThat(requests).extracting(request -> field(request, 262)).doesNotHaveDuplicates();
    }

    @Test
    void shouldTellTheOwnerAndAskInTheNewEpochWhenTheEpochEndsBeforeTheVenueVouchedForAnOrder() throws Exception {
        open("FIX.4.4");
        test.start();
        send(OrderFrames.newOrder("ONE", AAPL));
        await().atMost(SessionUnderTest.DEADLINE).until(() -> test.venue.receivedOfType("D") == 1);

        test.venue.resetOnNextLogon();
        test.venue.disconnect();
        await().atMost(SessionUnderTest.DEADLINE).until(() -> test.venue.receivedOfType("H") == 1);

        assertThat(undelivered).containsExactly("2 ONE");
        assertThat(field(test.venue.received("H").get(0), 11)).isEqualTo("ONE");
        assertThat(test.log.epoch()).isEqualTo(2);
    }

    @Test
    void shouldTellNobodyWhenTheVenueVouchedForTheOrderBeforeTheEpochEnds() throws Exception {
        open("FIX.4.4");
        test.heartbeat = Duration.ofSeconds(1);
        test.start();
        send(OrderFrames.newOrder("ONE", AAPL));
        FixOutbound outbound = (FixOutbound) test.session();
        assertThat(outbound.isUnproven()).isTrue();

        await().atMost(SessionUnderTest.DEADLINE).until(() -> !outbound.isUnproven());
        test.venue.resetOnNextLogon();
        test.venue.disconnect();
        await().atMost(SessionUnderTest.DEADLINE).until(() -> test.view().epoch() == 2);
        test.awaitState(SessionStatusCode.LOGGED_ON);

        assertThat(undelivered).isEmpty();
        assertThat(test.venue.receivedOfType("H")).isZero();
    }

    @Test
    void shouldRefuseWhatAnOwnerSendsWhileHeIsToldThatTheEpochEnds() throws Exception {
        open("FIX.4.4");
        ConcurrentLinkedQueue<Result> results = new ConcurrentLinkedQueue<>();
        test.undelivered = (seqNo, message, offset, length) -> results.add(send(OrderFrames.newOrder("AGAIN", AAPL)));
        test.start();
        send(OrderFrames.newOrder("ONE", AAPL));
        await().atMost(SessionUnderTest.DEADLINE).until(() -> test.venue.receivedOfType("D") == 1);

        test.venue.resetInSession();
        await().atMost(SessionUnderTest.DEADLINE).until(() -> !results.isEmpty());

        assertThat(results).containsExactly(Result.NOT_LOGGED_ON);
        test.awaitState(SessionStatusCode.LOGGED_ON);
    }

    private Result send(UnsafeBuffer frame) {
        return test.session().send(frame, 0, frame.capacity());
    }

    private void store(int count, String msgType) {
        test.log.reset(1, 1, Fixtures.NOW);
        for (int seqNo = 1; seqNo <= count; seqNo++) {
            byte[] raw = Fixtures.raw(
                            "FIX.4.4",
                            "35=" + msgType + "|34=" + seqNo + "|49=G|52=20261121-14:24:05.123|56=V|11=C" + seqNo)
                    .getBytes(StandardCharsets.ISO_8859_1);
            test.log.append(seqNo, new UnsafeBuffer(raw), 0, raw.length, Fixtures.NOW);
        }
    }

    private List<String> applications() {
        return test.venue.received().stream()
                .filter(Frames::isApplication)
                .map(FixOutboundIT::brief)
                .toList();
    }

    private List<String> stored() {
        List<String> stored = new ArrayList<>();
        test.log.forEach(
                2,
                test.log.nextSeqNo() - 1,
                (seqNo, nanos, message, offset, length) ->
                        stored.add(brief(message.getStringWithoutLengthAscii(offset, length))));
        return stored;
    }

    private static String brief(String message) {
        return field(message, 35) + " " + field(message, 34) + " " + field(message, 11);
    }
}
