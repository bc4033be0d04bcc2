package dev.causeway.gateway.inbound.fix;

import static dev.causeway.gateway.inbound.fix.ScriptedVenue.script;
import static dev.causeway.gateway.inbound.fix.SessionUnderTest.DEADLINE;
import static dev.causeway.gateway.inbound.fix.SessionUnderTest.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.protocol.feed.sbe.StatusReason;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A journal that takes nothing, over a socket. The heartbeat interval is longer than the test may take. */
class JournalRefusalIT {
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    private SessionUnderTest session;
    private ScriptedVenue venue;

    @BeforeEach
    void open() throws IOException {
        session = new SessionUnderTest("FIX.4.4");
        session.heartbeat = Duration.ofMinutes(5);
        venue = session.venue;
    }

    @AfterEach
    void close() throws IOException {
        session.close();
    }

    @Test
    void shouldGoDownAtOnceAndLogOnWhenTheJournalHasEverythingAgain() throws Exception {
        session.start();
        session.ring.automatic(false);
        for (int i = 0; i < 5; i++) {
            venue.send(script("8", GOOD));
        }
        await().atMost(DEADLINE).until(() -> session.view().nextTarget() == 7);

        session.journalWorks = false;
        session.awaitState(SessionStatusCode.DISCONNECTED);
        await().atMost(DEADLINE).during(A_WHILE).until(() -> venue.connections.get() == 1);
        session.journalWorks = true;
        await().atMost(DEADLINE).until(() -> venue.connections.get() == 2);
        await().atMost(DEADLINE).during(A_WHILE).until(() -> venue.receivedOfType("A") == 1);
        session.ring.automatic(true);
        session.ring.journal(Integer.MAX_VALUE);
        session.awaitState(SessionStatusCode.LOGGED_ON);
        int last = venue.send(script("8", GOOD));
        await().atMost(DEADLINE).until(() -> session.units().contains((long) last));

        assertThat(session.tally.disconnects(StatusReason.JOURNAL_FAILURE)).isEqualTo(1);
        assertThat(session.units())
                .startsWith(LongStream.rangeClosed(2, 6).boxed().toArray(Long[]::new));
        assertThat(session.units()).doesNotHaveDuplicates();
        assertThat(session.view().lastError()).contains("the journal refuses");
        assertThat(session.ring.violations()).isZero();
    }

    @Test
    void shouldNotConnectWhileTheJournalRefuses() {
        session.journalWorks = false;

        session.begin();
        await().atMost(DEADLINE).during(A_WHILE).until(() -> venue.connections.get() == 0);
        session.journalWorks = true;

        session.awaitState(SessionStatusCode.LOGGED_ON);
    }
}
