package dev.causeway.gateway.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.causeway.gateway.port.LogEvent;
import dev.causeway.gateway.port.SessionEvents;
import dev.causeway.protocol.feed.sbe.GapState;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.protocol.feed.sbe.StatusReason;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SessionEventLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(SessionEventLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private boolean room = true;
    private final SessionEventLog log = new SessionEventLog("simx", new Ring());

    /** Takes everything, or nothing. */
    private final class Ring implements SessionEvents {
        @Override
        public boolean advance(int epoch, long nextExpected, long epochNanos) {
            return room;
        }

        @Override
        public boolean newEpoch(int epoch, long venueEpoch, long nextExpected, long epochNanos) {
            return room;
        }

        @Override
        public boolean gap(int epoch, long fromSeqNo, long toSeqNo, GapState state, long epochNanos) {
            return room;
        }

        @Override
        public boolean lost(int epoch, long fromSeqNo, long toSeqNo, long epochNanos) {
            return room;
        }

        @Override
        public boolean status(int epoch, SessionStatusCode status, StatusReason reason, long epochNanos) {
            return room;
        }
    }

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void silence() {
        logger.detachAppender(lines);
    }

    @Test
    void shouldWriteOneLineAnEvent() {
        log.status(1, SessionStatusCode.CONNECTED, StatusReason.NONE, 0);
        log.status(1, SessionStatusCode.RECOVERING, StatusReason.NONE, 0);
        log.status(1, SessionStatusCode.LOGGED_ON, StatusReason.NONE, 0);
        log.gap(1, 3, 5, GapState.OPEN, 0);
        log.gap(1, 3, 5, GapState.FILLED, 0);
        log.lost(1, 8, 9, 0);
        log.newEpoch(2, 0, 1, 0);
        log.status(2, SessionStatusCode.LOGGED_OUT, StatusReason.OPERATOR, 0);
        log.status(2, SessionStatusCode.DISCONNECTED, StatusReason.OPERATOR, 0);
        log.status(2, SessionStatusCode.DISCONNECTED, StatusReason.PEER_CLOSED, 0);
        log.status(2, SessionStatusCode.FAILED, StatusReason.LOGON_REJECTED, 0);

        assertThat(lines.list)
                .extracting(line -> line.getLevel() + " " + field(line, LogEvent.KEY))
                .containsExactly(
                        "INFO session-up",
                        "WARN gap-opened",
                        "INFO gap-filled",
                        "ERROR gap-lost",
                        "WARN session-reset",
                        "INFO session-down",
                        "WARN session-down",
                        "ERROR session-failed");
        assertThat(lines.list).allMatch(line -> field(line, "session").equals("simx"));
        assertThat(field(lines.list.get(6), "reason")).isEqualTo(StatusReason.PEER_CLOSED);
        assertThat(field(lines.list.get(3), "from")).isEqualTo(8L);
        assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage).noneMatch(text -> text.contains("{}"));
    }

    @Test
    void shouldWriteNothingWhenANumberMovesOrTheRingIsFull() {
        log.advance(1, 9, 0);
        room = false;
        log.gap(1, 3, 5, GapState.OPEN, 0);
        log.status(1, SessionStatusCode.LOGGED_ON, StatusReason.NONE, 0);
        log.newEpoch(2, 0, 1, 0);
        log.lost(1, 3, 5, 0);

        assertThat(lines.list).isEmpty();
        assertThat(logger.isEnabledFor(Level.INFO)).isTrue();
    }

    private static Object field(ILoggingEvent line, String key) {
        List<org.slf4j.event.KeyValuePair> pairs = line.getKeyValuePairs();
        return pairs.stream().filter(pair -> pair.key.equals(key)).findFirst().orElseThrow().value;
    }
}
