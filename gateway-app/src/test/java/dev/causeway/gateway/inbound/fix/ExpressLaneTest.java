package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpressLaneTest {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS");
    private static final FixCounterparty COUNTERPARTY = new FixCounterparty("FIX.4.4", "EXPRESS", "LANE", null, null);

    private static final String REPORT = "|37=V|17=E|55=AAPL|150=0|39=0|54=1|151=1|14=0|6=0";

    private LaneSubject subject;
    private int next = 1;

    @BeforeEach
    void start() throws Exception {
        subject = subject(FixRules.DEFAULTS);
    }

    private static LaneSubject subject(FixRules rules) throws Exception {
        LaneSubject made = new LaneSubject(COUNTERPARTY, rules, 10, 1_790_000_000_000L);
        made.connect();
        return made;
    }

    @AfterEach
    void stop() throws Exception {
        subject.close();
    }

    @Test
    void shouldTakeMessagesOnceTheEngineHasAcceptedOne() {
        logOn();

        read(report() + report() + report());

        assertThat(subject.express()).isEqualTo(2);
        assertThat(subject.ring.feedNumbers()).containsExactly(2L, 3L, 4L);
        assertThat(subject.view().nextTarget()).isEqualTo(5);
        assertThat(subject.view().counters().messages()).isEqualTo(3);
        assertThat(subject.ring.violations()).isZero();
    }

    @Test
    void shouldShowNoNumberBelowTheCommittedOneWhenTheJournalIsAsFastAsTheRing() {
        List<Long> committed = new ArrayList<>();
        List<Long> shown = new ArrayList<>();
        subject.ring.whenJournaled(() -> {
            committed.add(subject.view().committedTarget());
            shown.add(subject.view().nextTarget());
        });

        logOn();
        read(report() + report() + frame("0", next++, "") + report());
        read(frame("4", next, "", "|123=Y|36=20"));
        next = 20;
        read(report() + report());

        assertThat(committed).contains(2L, 3L, 4L, 5L, 6L, 20L, 21L).endsWith(22L);
        assertThat(shown).isEqualTo(committed);
    }

    @Test
    void shouldLeaveOneToTheEngineBehindEachMessageOfTheSession() {
        logOn();

        read(report() + report() + frame("0", next++, "") + report() + report());

        assertThat(subject.express()).isEqualTo(2);
        assertThat(subject.ring.feedNumbers()).containsExactly(2L, 3L, 5L, 6L);
    }

    @Test
    void shouldLeaveOneToTheEngineWhenItHasHadNoneForTenMilliseconds() throws Exception {
        logOn();
        read(report() + report());

        subject.pass(9);
        read(report());
        assertThat(subject.express()).isEqualTo(2);
        subject.pass(1);
        read(report() + report());

        assertThat(subject.express()).isEqualTo(3);
    }

    @Test
    void shouldSendTheHeartbeatOnTimeWhenMessagesTakeTheLaneAllTheWhile() throws Exception {
        logOn();
        int sent = subject.told.size();

        for (int i = 0; i < 2_100; i++) {
            read(report());
            subject.advance(1);
        }

        assertThat(subject.express()).isGreaterThan(1_500);
        assertThat(subject.told.subList(sent, subject.told.size()))
                .filteredOn(line -> line.startsWith("sent "))
                .hasSize(1)
                .allMatch(line -> line.contains("\u000135=0\u0001"));
    }

    @Test
    void shouldTakeNoneWhileANumberIsMissing() {
        logOn();
        read(report());
        int missing = next++;

        read(report() + report());
        assertThat(subject.express()).isZero();
        read(frame("8", missing, "43=Y|122=" + time() + "|"));
        read(report() + report());

        assertThat(subject.express()).isEqualTo(2);
        assertThat(subject.ring.feedNumbers()).containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void shouldLeaveOneToTheEngineBehindAMessageThatItSent() throws Exception {
        logOn();
        read(report() + report());
        subject.operate("test-request");

        read(report());
        assertThat(subject.express()).isEqualTo(1);
        int sent = subject.told.size();
        subject.pass(2_000);

        assertThat(subject.told.subList(sent, subject.told.size()))
                .as("a heartbeat, which an engine that still waits for an answer does not send")
                .anyMatch(line -> line.startsWith("sent ") && line.contains("\u000135=0\u0001"));
    }

    @Test
    void shouldTakeNoneWhenTheSessionValidatesMessages() throws Exception {
        subject.close();
        subject = subject(new FixRules(true, false, false, false, false));
        logOn();

        read(report() + report() + report());

        assertThat(subject.ring.feedNumbers()).hasSize(3);
        assertThat(subject.express()).isZero();
    }

    @Test
    void shouldTakeNoneWhenThereIsNoLane() throws Exception {
        subject.close();
        subject = new LaneSubject(COUNTERPARTY, FixRules.DEFAULTS, 0, 1_790_000_000_000L);
        subject.connect();
        logOn();

        read(report() + report() + report());

        assertThat(subject.ring.feedNumbers()).hasSize(3);
        assertThat(subject.express()).isZero();
    }

    @Test
    void shouldTakeNoneOfTheNextConnectionBeforeItsLogon() throws Exception {
        logOn();
        read(report() + report());
        subject.end();
        subject.connect();

        read(report());

        assertThat(subject.express()).isEqualTo(1);
        assertThat(subject.ring.feedNumbers()).containsExactly(2L, 3L);
    }

    @Test
    void shouldLogWhatTakesTheLaneLikeTheRest() {
        logOn();
        String first = report();
        String second = report();

        read(first + second);

        assertThat(subject.told).endsWith("IN " + first, "IN " + second);
    }

    @Test
    void shouldPutNothingIntoAClosedRingAndHoldTheSession() {
        logOn();
        read(report() + report());
        subject.ring.close();

        read(report() + report());

        assertThat(subject.express()).isEqualTo(1);
        assertThat(subject.ring.feedNumbers()).containsExactly(2L, 3L);
        assertThat(subject.view().nextTarget()).isEqualTo(4);
        assertThat(subject.told).contains("disconnects");
    }

    private void logOn() {
        read(frame("A", next++, "", "|98=0|108=2"));
    }

    private String report() {
        return frame("8", next++, "");
    }

    private String frame(String type, int seqNo, String flags) {
        return frame(type, seqNo, flags, type.equals("8") ? REPORT : "");
    }

    private String frame(String type, int seqNo, String flags, String body) {
        return Fixtures.raw(
                "FIX.4.4", "35=" + type + "|34=" + seqNo + "|" + flags + "49=LANE|52=" + time() + "|56=EXPRESS" + body);
    }

    private String time() {
        return TIME.format(LocalDateTime.ofInstant(Instant.ofEpochMilli(subject.nowMillis()), ZoneOffset.UTC));
    }

    private void read(String bytes) {
        subject.read(bytes);
    }
}
