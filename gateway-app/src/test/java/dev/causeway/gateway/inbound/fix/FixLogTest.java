package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.inbound.fix.EngineSubject.Kind;
import dev.causeway.gateway.port.SessionLogLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each event of a session has one line of the log, and nothing else is written where nothing goes wrong. */
class FixLogTest {
    private static final String REPORT = "37=V|17=E|55=AAPL|150=0|39=0|54=1|151=1|14=0|6=0";
    private static final String AGAIN = "43=Y|122=20260101-00:00:00.000|" + REPORT;

    private final SessionLogLines log = new SessionLogLines(Fixtures.SESSION.id());

    @AfterEach
    void silence() {
        log.close();
    }

    @Test
    void shouldWriteOneLineAnEvent() throws Exception {
        try (EngineSubject on = new EngineSubject(Kind.OURS)) {
            on.logOn(1);
            on.give("8", 2, REPORT);
            on.give("8", 5, REPORT);
            on.give("8", 3, AGAIN);
            on.give("8", 4, AGAIN);
            on.give("4", 6, "36=9");
            on.give("8", 11, REPORT);
            on.give("4", 9, "43=Y|122=20260101-00:00:00.000|123=Y|36=11");
            on.give("A", 1, "98=0|108=30|141=Y");
            on.give("8", 2, REPORT);
            on.give("5", 3, "58=end of the day");
            on.end();
        }

        assertThat(log.told()).isEqualTo(SessionLogLines.STORY);
    }

    @Test
    void shouldWriteALineAMinuteWhenTheVenueSendsWhatCannotBe() throws Exception {
        try (EngineSubject on = new EngineSubject(Kind.OURS)) {
            on.logOn(1);
            int before = log.told().size();
            for (int seqNo = 2; seqNo < 50; seqNo++) {
                on.give("3", seqNo, "45=7|58=not like this");
            }
            on.pass(java.time.Duration.ofMinutes(1));
            on.give("3", 50, "45=7|58=not like this");

            assertThat(log.told().subList(before, log.told().size()))
                    .containsExactly(
                            "WARN simx-fix: message 2 says: Reject of message 7: not like this"
                                    + " (0 like it were not written)",
                            "WARN simx-fix: message 50 says: Reject of message 7: not like this"
                                    + " (47 like it were not written)");
        }
    }
}
