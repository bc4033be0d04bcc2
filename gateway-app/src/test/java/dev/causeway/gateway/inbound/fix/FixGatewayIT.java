package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.gateway.inbound.fix.store.FailingOutboundLog;
import dev.causeway.gateway.normalize.SessionEventWriter;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.sbe.GapNoticeDecoder;
import dev.causeway.protocol.feed.sbe.GapState;
import dev.causeway.protocol.feed.sbe.OrderEventDecoder;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.store.MemoryOutboundLog;
import dev.causeway.store.OutboundLog;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quickfix.ConfigError;
import quickfix.Message;

class FixGatewayIT {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final AtomicBoolean healthy = new AtomicBoolean(true);
    private TestRing ring = new TestRing();
    private OutboundLog log = new MemoryOutboundLog();
    private FixCounterparty counterparty = counterparty("FIX.4.4");
    private TestVenue venue;
    private FixGateway gateway;

    private static FixCounterparty counterparty(String beginString) {
        int name = NAMES.incrementAndGet();
        return new FixCounterparty(beginString, "CAUSEWAY" + name, "SIMX" + name, null, null);
    }

    private void openVenue() throws ConfigError {
        venue = new TestVenue(counterparty);
    }

    private void startGateway(FixRules rules) {
        FixSessionSettings settings = new FixSessionSettings(
                Fixtures.SESSION,
                counterparty,
                List.of(venue.endpoint()),
                Duration.ofSeconds(5),
                new FixSessionSettings.Reconnect(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                counterparty.beginString().equals("FIX.4.2")
                        ? FixCredentials.NONE
                        : new FixCredentials("me", "hunter2"),
                rules,
                List.of("AAPL", "EUR/USD"));
        FixSessionPorts ports = new FixSessionPorts(
                ring, new SessionEventWriter(Fixtures.SESSION, ring), ring, new Fixtures.Registry(), log);
        gateway = new FixGateway(
                List.of(new FixGateway.Wired(settings, ports)),
                new FixRuntime(() -> Fixtures.NOW, System::nanoTime, healthy::get, Duration.ofSeconds(1)));
        gateway.start();
    }

    private FixSessionView view() {
        return gateway.views().get(0);
    }

    private void awaitState(SessionStatusCode state) {
        await().atMost(DEADLINE).until(() -> view().state() == state);
    }

    private long orderEvents() {
        return ring.feed().stream()
                .filter(slot -> FeedMessage.templateId(slot.buffer(), 0) == OrderEventDecoder.TEMPLATE_ID)
                .count();
    }

    private List<GapState> gaps() {
        return ring.published().stream()
                .filter(slot -> slot.kind == SlotKind.NOTICE
                        && FeedMessage.templateId(slot.buffer(), 0) == GapNoticeDecoder.TEMPLATE_ID)
                .map(slot ->
                        new GapNoticeDecoder().wrap(slot.buffer(), 8, 48, 0).state())
                .toList();
    }

    @AfterEach
    void close() {
        if (gateway != null) {
            gateway.stop();
        }
        if (venue != null) {
            venue.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FIX.4.2", "FIX.4.4", "FIXT.1.1"})
    void shouldLogOnAskForMarketDataAndReceive(String beginString) throws Exception {
        counterparty = counterparty(beginString);
        openVenue();

        startGateway(FixRules.DEFAULTS);
        awaitState(SessionStatusCode.LOGGED_ON);
        venue.sendReports(50);
        await().atMost(DEADLINE).until(() -> orderEvents() == 50);

        await().atMost(DEADLINE).until(() -> venue.received.size() == 1);
        Message request = venue.received.get(0);
        assertThat(request.getHeader().getString(35)).isEqualTo("V");
        assertThat(request.getInt(146)).isEqualTo(2);
        assertThat(Headers.text(venue.admin.get(0), 554)).isEqualTo(beginString.equals("FIX.4.2") ? "" : "hunter2");
        assertThat(view().counters().messages()).isEqualTo(50);
        assertThat(view().counters().unmapped()).isZero();
        assertThat(ring.violations()).isZero();
    }

    @Test
    void shouldReceiveAgainWhatDiedInTheRingWhenRestarted() throws Exception {
        openVenue();
        startGateway(FixRules.DEFAULTS);
        awaitState(SessionStatusCode.LOGGED_ON);
        ring.automatic(false);
        venue.sendReports(40);
        await().atMost(DEADLINE).until(() -> view().nextTarget() == 42);
        ring.journal(12);
        long committed = ring.committedExpected(7);
        TestRing survivor = ring.afterCrash();
        gateway.stop();

        ring = survivor;
        startGateway(FixRules.DEFAULTS);
        await().atMost(DEADLINE).until(() -> orderEvents() == 40);
        awaitState(SessionStatusCode.LOGGED_ON);

        assertThat(committed).isBetween(2L, 20L);
        assertThat(ring.feedNumbers()).isSorted().doesNotHaveDuplicates().hasSize(40);
        assertThat(gaps()).containsExactly(GapState.OPEN, GapState.FILLED);
        assertThat(ring.violations()).isZero();
    }

    @Test
    void shouldFollowTheGapFillWhenTheLogonIsTooHigh() throws Exception {
        openVenue();
        venue.session().setNextSenderMsgSeqNum(20);

        startGateway(FixRules.DEFAULTS);
        await().atMost(DEADLINE).until(() -> view().nextTarget() >= 21);
        awaitState(SessionStatusCode.LOGGED_ON);
        venue.sendReports(3);
        await().atMost(DEADLINE).until(() -> orderEvents() == 3);

        assertThat(venue.admin).anyMatch(message -> "2".equals(Headers.msgType(message)));
        assertThat(gaps()).containsExactly(GapState.OPEN, GapState.FILLED);
        assertThat(ring.committedExpected(7)).isEqualTo(view().nextTarget());
        assertThat(ring.violations()).isZero();
    }

    @Test
    void shouldBeginAnEpochWhenResetOnLogon() throws Exception {
        openVenue();
        startGateway(FixRules.DEFAULTS);
        awaitState(SessionStatusCode.LOGGED_ON);
        venue.sendReports(5);
        await().atMost(DEADLINE).until(() -> orderEvents() == 5);
        gateway.stop();

        startGateway(new FixRules(false, true, false, false, false));
        awaitState(SessionStatusCode.LOGGED_ON);
        venue.sendReports(5);
        await().atMost(DEADLINE).until(() -> orderEvents() == 10);

        assertThat(view().epoch()).isEqualTo(2);
        assertThat(log.epoch()).isEqualTo(2);
        assertThat(ring.feedNumbers()).containsExactly(2L, 3L, 4L, 5L, 6L, 2L, 3L, 4L, 5L, 6L);
        assertThat(ring.violations()).isZero();
    }

    @Test
    void shouldStayDownWhileTheStoreFailsAndComeBackWhenItHeals() throws Exception {
        FailingOutboundLog failing = new FailingOutboundLog();
        log = failing;
        openVenue();
        startGateway(FixRules.DEFAULTS);
        awaitState(SessionStatusCode.LOGGED_ON);

        failing.broken(true);
        sendTestRequest();
        awaitState(SessionStatusCode.DISCONNECTED);
        assertThat(view().lastError()).contains("no space left");
        healthy.set(false);
        venue.sendReports(4);
        failing.broken(false);
        healthy.set(true);

        await().atMost(DEADLINE).until(() -> venue.isLoggedOn());
        await().atMost(DEADLINE).until(() -> orderEvents() == 4);
        assertThat(ring.violations()).isZero();
    }

    private void sendTestRequest() throws IOException {
        venue.session().generateTestRequest("are you there");
    }

    @Test
    void shouldTellTheFeedAndThePeerWhenStopped() throws Exception {
        openVenue();
        startGateway(FixRules.DEFAULTS);
        awaitState(SessionStatusCode.LOGGED_ON);

        gateway.stop();

        assertThat(view().state()).isEqualTo(SessionStatusCode.DISCONNECTED);
        assertThat(venue.admin).anyMatch(message -> "5".equals(Headers.msgType(message)));
        assertThat(view().nextTarget()).isEqualTo(ring.committedExpected(7));
    }
}
