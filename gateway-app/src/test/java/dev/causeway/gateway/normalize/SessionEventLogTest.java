package dev.causeway.gateway.normalize;

import static dev.causeway.gateway.port.SessionLogLines.field;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.causeway.gateway.port.EventRoom;
import dev.causeway.gateway.port.SessionLogLines;
import dev.causeway.protocol.feed.sbe.GapState;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.protocol.feed.sbe.StatusReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionEventLogTest {
    private final SessionLogLines lines = new SessionLogLines("simx");
    private final EventRoom ring = new EventRoom();
    private final SessionEventLog log = new SessionEventLog("simx", ring);

    @AfterEach
    void silence() {
        lines.close();
    }

    @Test
    void shouldWriteOneLineAnEvent() {
        log.newEpoch(1, 0, 1, 0);
        log.status(1, SessionStatusCode.CONNECTED, StatusReason.NONE, 0);
        log.status(1, SessionStatusCode.RECOVERING, StatusReason.NONE, 0);
        log.status(1, SessionStatusCode.LOGGED_ON, StatusReason.NONE, 0);
        log.gap(1, 3, 5, GapState.OPEN, 0);
        log.gap(1, 3, 5, GapState.FILLED, 0);
        log.lost(1, 8, 9, "nobody has them", 0);
        log.newEpoch(2, 0, 1, 0);
        log.status(2, SessionStatusCode.LOGGED_OUT, StatusReason.OPERATOR, 0);
        log.status(2, SessionStatusCode.DISCONNECTED, StatusReason.OPERATOR, 0);
        log.status(2, SessionStatusCode.DISCONNECTED, StatusReason.PEER_CLOSED, 0);
        log.status(2, SessionStatusCode.FAILED, StatusReason.LOGON_REJECTED, 0);

        assertThat(lines.told())
                .containsExactly(
                        "INFO session-up",
                        "WARN gap-opened",
                        "INFO gap-filled",
                        "WARN gap-lost",
                        "WARN session-reset",
                        "INFO session-down",
                        "WARN session-down",
                        "ERROR session-failed");
        assertThat(lines.lines()).allMatch(line -> field(line, "session").equals("simx"));
        assertThat(field(lines.lines().get(6), "reason")).isEqualTo(StatusReason.PEER_CLOSED);
        assertThat(field(lines.lines().get(3), "from")).isEqualTo(8L);
        assertThat(lines.lines().get(3).getFormattedMessage())
                .isEqualTo("session simx: 8..9 of epoch 1 declared lost, nobody has them");
        assertThat(lines.lines()).extracting(ILoggingEvent::getFormattedMessage).noneMatch(text -> text.contains("{}"));
    }

    @Test
    void shouldTellAGapOnceWhenItGrows() {
        log.gap(1, 3, 5, GapState.OPEN, 0);
        log.gap(1, 3, 9, GapState.OPEN, 0);
        log.gap(1, 3, 9, GapState.FILLED, 0);
        log.gap(1, 10, 11, GapState.OPEN, 0);
        log.lost(1, 10, 11, "skipped", 0);
        log.gap(1, 11, 12, GapState.OPEN, 0);
        log.newEpoch(2, 0, 1, 0);
        log.gap(2, 1, 2, GapState.OPEN, 0);

        assertThat(lines.told())
                .containsExactly(
                        "WARN gap-opened",
                        "INFO gap-filled",
                        "WARN gap-opened",
                        "WARN gap-lost",
                        "WARN gap-opened",
                        "WARN session-reset",
                        "WARN gap-opened");
        assertThat(field(lines.lines().get(1), "to")).isEqualTo(9L);
    }

    @Test
    void shouldWriteNothingWhenANumberMovesOrTheRingIsFull() {
        log.advance(1, 9, 0);
        ring.fill();
        log.gap(1, 3, 5, GapState.OPEN, 0);
        log.status(1, SessionStatusCode.LOGGED_ON, StatusReason.NONE, 0);
        log.newEpoch(2, 0, 1, 0);
        log.lost(1, 3, 5, "skipped", 0);

        assertThat(lines.told()).isEmpty();
    }
}
