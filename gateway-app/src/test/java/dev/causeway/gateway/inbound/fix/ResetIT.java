package dev.causeway.gateway.inbound.fix;

import static dev.causeway.gateway.inbound.fix.ScriptedVenue.script;
import static dev.causeway.gateway.inbound.fix.SessionUnderTest.DEADLINE;
import static dev.causeway.gateway.inbound.fix.SessionUnderTest.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.gateway.inbound.fix.ScriptedVenue.Script;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.protocol.feed.sbe.GapNoticeDecoder;
import dev.causeway.protocol.feed.sbe.GapState;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The venue's Logon with ResetSeqNumFlag(141)=Y in the middle of a session's life, over a socket. */
class ResetIT {
    /** Counted by the venue and never sent, not even when asked for: its place is taken by a number far ahead. */
    private static final Script NEVER = (venue, seqNo, again) -> venue.header("8", seqNo + 90, again) + GOOD;

    private SessionUnderTest session;
    private ScriptedVenue venue;

    @BeforeEach
    void open() throws IOException {
        session = new SessionUnderTest("FIX.4.4");
        venue = session.venue;
    }

    @AfterEach
    void close() throws IOException {
        session.close();
    }

    private void awaitEpoch(int epoch) {
        await().atMost(DEADLINE).until(() -> session.view().epoch() == epoch);
        session.awaitState(SessionStatusCode.LOGGED_ON);
    }

    private GapNoticeDecoder lastGapNotice() {
        return session.gapNotices().get(session.gapNotices().size() - 1);
    }

    @Test
    void shouldBeginAnEpochOnceTheRingIsDrainedWhenThePeerResetsInItsAnswer() throws Exception {
        session.patience = Duration.ofSeconds(10);
        session.start();
        session.ring.automatic(false);
        for (int i = 0; i < 5; i++) {
            venue.send(script("8", GOOD));
        }
        await().atMost(DEADLINE).until(() -> session.view().nextTarget() == 7);

        venue.resetOnNextLogon();
        venue.disconnect();
        await().atMost(DEADLINE).until(() -> venue.receivedOfType("A") == 2);
        session.ring.journal(3);
        assertThat(session.ring.kinds()).doesNotContain(SlotKind.EPOCH);
        session.ring.automatic(true);
        session.ring.journal(Integer.MAX_VALUE);
        awaitEpoch(2);
        venue.send(script("8", GOOD));
        await().atMost(DEADLINE).until(() -> session.units().size() == 6);

        assertThat(session.units()).containsExactly(2L, 3L, 4L, 5L, 6L, 2L);
        assertThat(session.gapNotices()).isEmpty();
        assertThat(session.log.epoch()).isEqualTo(2);
        assertThat(session.ring.committedExpected(7)).isEqualTo(3);
        assertThat(session.ring.violations()).isZero();
    }

    @Test
    void shouldDeclareMissingAndHeldMessagesLostWhenThePeerResetsOverAGap() throws Exception {
        session.start();
        venue.lose(NEVER);
        venue.lose(NEVER);
        venue.send(script("8", GOOD));
        await().atMost(DEADLINE).until(() -> session.view().gapOpen());

        venue.resetOnNextLogon();
        venue.disconnect();
        awaitEpoch(2);
        venue.send(script("8", GOOD));
        await().atMost(DEADLINE).until(() -> session.units().size() == 1);

        assertThat(lastGapNotice().state()).isEqualTo(GapState.LOST);
        assertThat(lastGapNotice().fromSeqNo()).isEqualTo(2);
        assertThat(lastGapNotice().toSeqNo()).isGreaterThanOrEqualTo(4);
        assertThat(session.units()).containsExactly(2L);
        assertThat(session.ring.violations()).isZero();
    }

    @Test
    void shouldTakeNothingHeldIntoTheNewEpochWhenThePeerResetsOverAGapWithoutDisconnecting() throws Exception {
        session.start();
        venue.lose(NEVER);
        for (int i = 0; i < 4; i++) {
            venue.send(script("8", GOOD.replace("37=V", "37=OLD")));
        }
        await().atMost(DEADLINE).until(() -> session.view().gapOpen());

        venue.resetInSession();
        await().atMost(DEADLINE).until(() -> session.view().epoch() == 2);
        int last = 0;
        for (int i = 0; i < 8; i++) {
            last = venue.send(script("8", GOOD.replace("37=V", "37=NEW")));
        }
        session.awaitUnits(2, last);

        assertThat(lastGapNotice().state()).isEqualTo(GapState.LOST);
        assertThat(lastGapNotice().fromSeqNo()).isEqualTo(2);
        assertThat(lastGapNotice().toSeqNo()).isGreaterThanOrEqualTo(6);
        assertThat(session.ring.feed())
                .allSatisfy(slot -> assertThat(slot.buffer().getStringWithoutLengthAscii(0, slot.length))
                        .contains("NEW")
                        .doesNotContain("OLD"));
        assertThat(venue.connections).hasValue(1);
        assertThat(session.ring.violations()).isZero();
    }
}
