package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.gateway.normalize.SessionEventLog;
import dev.causeway.gateway.port.CapturedWarnings;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import quickfix.Message;
import quickfix.Session;
import quickfix.SystemTime;
import quickfix.SystemTimeSource;

/** A session whose venue has opening hours; the engine's clock is turned by hand. Wednesday 2026-03-04 is the day. */
@Timeout(120)
class FixScheduleIT {
    private static final FixSchedule EIGHT_TO_SIX = schedule(null, List.of());

    private final AtomicLong offsetMillis = new AtomicLong();
    private final ConnectedSession session = new ConnectedSession("FIX.4.4");

    @BeforeEach
    void turnClock() {
        SystemTime.setTimeSource(new SystemTimeSource() {
            @Override
            public long getTime() {
                return System.currentTimeMillis() + offsetMillis.get();
            }

            @Override
            public java.time.LocalDateTime getNow() {
                return java.time.LocalDateTime.ofInstant(java.time.Instant.ofEpochMilli(getTime()), ZoneOffset.UTC);
            }
        });
    }

    @AfterEach
    void close() {
        session.close();
        SystemTime.setTimeSource(null);
    }

    @Test
    void shouldGoDownAtTheEndAndBeginAtOneInANewEpochWhenTheNextDayStarts() throws Exception {
        set(4, 12);
        try (TestVenue venue = new TestVenue(session.counterparty)) {
            session.start(options(EIGHT_TO_SIX), venue.endpoint());
            awaitState(SessionStatusCode.LOGGED_ON);
            venue.sendReports(5);
            await().atMost(ConnectedSession.DEADLINE)
                    .until(() -> session.view().counters().messages() == 5);
            int epoch = session.view().epoch();

            set(4, 19);
            awaitState(SessionStatusCode.DISCONNECTED);
            await().atMost(ConnectedSession.DEADLINE).until(() -> session.view().nextTarget() == 1);
            assertThat(session.view().epoch()).isGreaterThan(epoch);
            assertThat(session.view().counters().lost()).isZero();

            venue.session().reset();
            set(5, 9);
            awaitState(SessionStatusCode.LOGGED_ON);
        }
    }

    @Test
    void shouldTellFeedCountersAndLogWhatIsLostWhenTheDayEndsOverAGap() throws Exception {
        set(4, 12);
        try (TestVenue venue = new TestVenue(session.counterparty);
                CapturedWarnings warnings = CapturedWarnings.of(SessionEventLog.class)) {
            session.start(options(EIGHT_TO_SIX), venue.endpoint());
            awaitState(SessionStatusCode.LOGGED_ON);
            int epoch = session.view().epoch();
            venue.rejectResendRequests();
            venue.session().setNextSenderMsgSeqNum(5);
            venue.sendReports(1);
            await().atMost(ConnectedSession.DEADLINE).until(() -> session.view().gapOpen());

            set(4, 19);
            await().atMost(ConnectedSession.DEADLINE).until(() -> session.view().epoch() > epoch);

            long lost = session.view().counters().lost();
            assertThat(lost).isGreaterThanOrEqualTo(4);
            assertThat(warnings.lines())
                    .anyMatch(line -> line.contains("2.." + (lost + 1) + " of epoch " + epoch + " declared lost"));
        }
    }

    @Test
    void shouldWaitForTheJournalAndResetNothingWhenItIsBehindAtTheEndOfTheDay() throws Exception {
        set(4, 12);
        try (TestVenue venue = new TestVenue(session.counterparty);
                CapturedWarnings timer = CapturedWarnings.of(EngineTimer.class);
                CapturedWarnings engines = CapturedWarnings.of(FixConnector.class);
                CapturedWarnings lines = CapturedWarnings.of(SessionLog.class);
                CapturedWarnings hold = CapturedWarnings.of(LogonHold.class)) {
            session.start(options(EIGHT_TO_SIX), venue.endpoint());
            awaitState(SessionStatusCode.LOGGED_ON);
            int epoch = session.view().epoch();
            List<SlotKind> before = session.ring.kinds();
            session.ring.automatic(false);
            venue.sendReports(5);
            await().atMost(ConnectedSession.DEADLINE)
                    .until(() -> session.view().counters().messages() == 5);

            set(4, 19);
            await().atMost(ConnectedSession.DEADLINE)
                    .until(() -> session.view().lastError().contains("the journal is behind"));
            assertThat(session.ring
                            .kinds()
                            .subList(before.size(), session.ring.kinds().size()))
                    .doesNotContain(SlotKind.EPOCH);
            session.ring.automatic(true);
            session.ring.journal(Integer.MAX_VALUE);
            await().atMost(ConnectedSession.DEADLINE).until(() -> session.view().epoch() > epoch);

            assertThat(session.ring.feedNumbers()).hasSize(5);
            assertThat(session.view().counters().lost()).isZero();
            assertThat(session.ring.violations()).isZero();
            assertThat(timer.all()).isEmpty();
            assertThat(engines.all()).noneMatch(line -> line.contains("timer processing"));
            assertThat(lines.all()).noneMatch(line -> line.contains("Exception"));
            assertThat(hold.all())
                    .filteredOn(line -> line.contains("log-on is held"))
                    .hasSize(1);
        }
    }

    @Test
    void shouldNotConnectWhenTheDayIsNotOneOfTheSessions() throws Exception {
        set(4, 12);
        try (TestVenue venue = new TestVenue(session.counterparty)) {
            session.start(options(schedule(null, List.of(DayOfWeek.THURSDAY))), venue.endpoint());
            await().during(java.time.Duration.ofMillis(1500))
                    .until(() -> session.view().state() == SessionStatusCode.DISCONNECTED);

            set(5, 12);

            awaitState(SessionStatusCode.LOGGED_ON);
        }
    }

    @Test
    void shouldStayUpOverNightWhenTheSessionIsAWeeks() throws Exception {
        set(4, 23);
        FixSchedule week = schedule(new FixSchedule.Week(DayOfWeek.SUNDAY, DayOfWeek.FRIDAY), List.of());
        try (TestVenue venue = new TestVenue(session.counterparty)) {
            session.start(options(week), venue.endpoint());

            awaitState(SessionStatusCode.LOGGED_ON);
        }
    }

    @Test
    void shouldGoOnInItsEpochOverNightWhenTheSessionNeverEnds() throws Exception {
        set(4, 12);
        try (TestVenue venue = new TestVenue(session.counterparty)) {
            session.start(FixSessionOptions.DEFAULTS, venue.endpoint());
            awaitState(SessionStatusCode.LOGGED_ON);
            venue.sendReports(2);
            awaitMessages(2);
            int epoch = session.view().epoch();

            set(5, 12);
            venue.sendReports(1);

            awaitMessages(3);
            assertThat(session.view().epoch()).isEqualTo(epoch);
            assertThat(session.view().nextTarget()).isGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void shouldGoByTheZonesClockWhenSummerTimeHasBegunThere() throws Exception {
        FixSchedule newYork = new FixSchedule(
                LocalTime.of(8, 0), LocalTime.of(18, 0), null, List.of(), ZoneId.of("America/New_York"));
        set(6, 12, 30);
        try (TestVenue venue = new TestVenue(session.counterparty)) {
            session.start(options(newYork), venue.endpoint());
            awaitDown();

            set(9, 12, 30);

            awaitState(SessionStatusCode.LOGGED_ON);
        }
    }

    @Test
    void shouldGoDownForTheWeekendAndBeginANewEpochWhenTheSessionIsAWeeks() throws Exception {
        set(6, 12);
        FixSchedule week = schedule(new FixSchedule.Week(DayOfWeek.SUNDAY, DayOfWeek.FRIDAY), List.of());
        try (TestVenue venue = new TestVenue(session.counterparty)) {
            session.start(options(week), venue.endpoint());
            awaitState(SessionStatusCode.LOGGED_ON);
            int epoch = session.view().epoch();

            set(6, 19);
            awaitState(SessionStatusCode.DISCONNECTED);
            await().atMost(ConnectedSession.DEADLINE).until(() -> session.view().epoch() > epoch);
            set(7, 12);
            awaitDown();

            venue.session().reset();
            set(8, 9);
            awaitState(SessionStatusCode.LOGGED_ON);
            assertThat(session.view().nextTarget()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void shouldRefuseAnOrderAtOnceWhenTheSessionHasNotBegun() throws Exception {
        set(4, 7);
        try (TestVenue venue = new TestVenue(session.counterparty)) {
            session.start(options(EIGHT_TO_SIX), venue.endpoint());
            Session engine = Session.lookupSession(EngineSettings.sessionId(session.counterparty));

            assertThat(engine.send(order("EARLY"))).isFalse();
            assertThat(session.log.nextSeqNo()).isEqualTo(1);

            set(4, 9);
            awaitState(SessionStatusCode.LOGGED_ON);
            assertThat(engine.send(order("NOW"))).isTrue();
            await().atMost(ConnectedSession.DEADLINE).until(() -> !venue.received.isEmpty());
            assertThat(venue.received).singleElement().satisfies(order -> assertThat(order.getString(11))
                    .isEqualTo("NOW"));
        }
    }

    @Test
    void shouldHoldTheResetAndSayWhyWhenTheJournalIsBehind() throws Exception {
        set(4, 12);
        try (TestVenue venue = new TestVenue(session.counterparty)) {
            session.start(options(EIGHT_TO_SIX), venue.endpoint());
            awaitState(SessionStatusCode.LOGGED_ON);
            int epoch = session.view().epoch();
            session.ring.automatic(false);
            venue.sendReports(5);
            awaitMessages(5);

            set(4, 19);
            await().atMost(ConnectedSession.DEADLINE)
                    .until(() -> session.view().lastError().contains("the journal is behind"));
            assertThat(session.view().epoch()).isEqualTo(epoch);

            session.ring.automatic(true);
            session.ring.journal(Integer.MAX_VALUE);
            venue.session().reset();
            set(5, 9);
            awaitState(SessionStatusCode.LOGGED_ON);
            assertThat(session.view().epoch()).isGreaterThan(epoch);
            assertThat(session.view().counters().lost()).isZero();
            assertThat(session.ring.violations()).isZero();
        }
    }

    private static Message order(String clOrdId) {
        Message order = new Message();
        order.getHeader().setString(35, "D");
        order.setString(11, clOrdId);
        order.setString(55, "AAPL");
        order.setChar(54, '1');
        order.setChar(40, '1');
        order.setString(38, "100");
        order.setString(60, "20260304-09:00:00");
        return order;
    }

    private void awaitMessages(long count) {
        await().atMost(ConnectedSession.DEADLINE)
                .until(() -> session.view().counters().messages() == count);
    }

    /** It does not connect, for as long as a session in its hours would need several times over. */
    private void awaitDown() {
        await().during(java.time.Duration.ofMillis(1500))
                .until(() -> session.view().state() == SessionStatusCode.DISCONNECTED);
    }

    private void awaitState(SessionStatusCode state) {
        await().atMost(ConnectedSession.DEADLINE).until(() -> session.view().state() == state);
    }

    /** Moves the engine's clock to an hour of a day of March 2026, UTC. */
    private void set(int day, int hour) {
        set(day, hour, 0);
    }

    private void set(int day, int hour, int minute) {
        long then = ZonedDateTime.of(2026, 3, day, hour, minute, 0, 0, ZoneOffset.UTC)
                .toInstant()
                .toEpochMilli();
        offsetMillis.set(then - System.currentTimeMillis());
    }

    private static FixSchedule schedule(FixSchedule.Week week, List<DayOfWeek> days) {
        return new FixSchedule(LocalTime.of(8, 0), LocalTime.of(18, 0), week, days, ZoneOffset.UTC);
    }

    private static FixSessionOptions options(FixSchedule schedule) {
        return new FixSessionOptions(FixTransport.DEFAULTS, schedule);
    }
}
