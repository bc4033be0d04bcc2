package dev.causeway.gateway.inbound.xbp;

import static dev.causeway.gateway.inbound.xbp.PeerFrames.gapFill;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.heartbeat;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.retransmission;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.retransmitReject;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.sequenceReset;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.trade;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.inbound.gap.GapPolicy;
import dev.causeway.gateway.inbound.gap.GapView;
import dev.causeway.gateway.port.SessionView.FilledBy;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.RetransmitRejectReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules 1 to 4, 7 and 9: inbound numbers. */
class XbpSessionOrderTest {
    private static final String FILLED = "gap FILLED ";
    private static final String LIVE = "status LOGGED_ON NONE";
    private static final String RECOVERING = "status RECOVERING NONE";

    private final SessionHarness on = new SessionHarness().recovered(5).established();

    @Test
    void shouldPassFramesOnWhenInOrder() {
        on.give(trade(5), trade(6));

        assertThat(on.ports.take()).containsExactly("msg 5", "msg 6");
        assertThat(on.sent()).isEmpty();
        assertThat(on.ports.lastGatewayTimeNs).isEqualTo(on.epochNanos);
    }

    @Test
    void shouldShowNoNumberBelowTheCommittedOneWhenTheJournalIsAsFastAsTheRing() {
        List<Long> committed = new ArrayList<>();
        List<Long> shown = new ArrayList<>();
        on.ports.whenCommitted = nextExpected -> {
            committed.add(nextExpected);
            shown.add(on.session.probe().status().nextExpected());
        };

        on.give(trade(5), gapFill(9, 6, 9), trade(11), trade(9, 1), trade(10, 1));
        on.give(sequenceReset(12, SessionHarness.EPOCH, 20), trade(20));

        assertThat(committed).contains(6L, 9L, 10L, 11L, 12L, 20L).endsWith(21L);
        assertThat(shown).isEqualTo(committed);
    }

    @Test
    void shouldHoldAskOnceAndRecoverWhenNumbersAreMissing() {
        on.give(trade(8), trade(9));
        on.give(trade(8));

        assertThat(on.sent()).containsExactly("ResendRequest 1: 5+3");
        assertThat(on.ports.take()).containsExactly("gap OPEN 5..7", RECOVERING);
        assertThat(on.session.state()).isEqualTo(SessionState.RECOVERING);

        on.give(retransmission(10, 1, 5, 3), trade(5, 1), trade(6, 1), trade(7, 1));

        assertThat(on.ports.take())
                .containsExactly(
                        "msg 5 recovered",
                        "msg 6 recovered",
                        "msg 7 recovered",
                        FILLED + "5..7",
                        "msg 8",
                        "msg 9",
                        LIVE);
        assertThat(on.session.probe().status().counts().duplicates()).isEqualTo(1);
        assertThat(on.sent()).isEmpty();
    }

    @Test
    void shouldAskThreeTimesAndThenLogOutWhenGapStaysOpen() {
        on.give(trade(7));
        on.passAlive(999);
        assertThat(on.sent()).containsExactly("ResendRequest 1: 5+2");

        on.passAlive(1);
        assertThat(on.sent()).contains("ResendRequest 2: 5+2");
        on.passAlive(1_000);
        assertThat(on.sent()).contains("ResendRequest 3: 5+2");
        on.passAlive(1_000);

        assertThat(on.sent()).contains("Logout GAP_UNFILLED");
        assertThat(on.session.closing()).isEqualTo(XbpSession.Closing.AFTER_FLUSH);
        GapView gap = on.session.probe().gaps.get(0);
        assertThat(gap.isOpen()).isTrue();
        assertThat(gap.attempts()).isEqualTo(3);
        assertThat(gap.alarmed()).as("there is no other endpoint").isTrue();
        assertThat(on.session.probe().status().counts().gapMoves()).isEqualTo(1);
        assertThat(on.session.probe().status().counts().gapAlarms()).isEqualTo(1);
    }

    @Test
    void shouldAskForTheNextChunkWhenOneIsIn() {
        on.gaps = new GapPolicy(Duration.ofSeconds(1), 3, 2);
        on.restart();
        on.established();

        on.give(trade(10));
        assertThat(on.sent()).containsExactly("ResendRequest 1: 5+2");
        on.give(retransmission(11, 1, 5, 2), trade(5, 1), trade(6, 1));
        assertThat(on.sent()).containsExactly("ResendRequest 2: 7+2");
        on.give(gapFill(11, 7, 9));
        assertThat(on.sent()).containsExactly("ResendRequest 3: 9+1");
        on.give(retransmission(11, 3, 9, 1), trade(9, 1));

        GapView gap = on.session.probe().gaps.get(0);
        assertThat(gap.filledBy()).isEqualTo(FilledBy.RESEND);
        assertThat(gap.attempts()).isEqualTo(3);
        assertThat(on.session.probe().status().nextExpected()).isEqualTo(11);
    }

    @Test
    void shouldAskForTheRestWhenAnswerIsIncomplete() {
        on.give(trade(9));
        on.sent();

        on.give(retransmission(10, 1, 5, 2), trade(5, 1), trade(6, 1));
        on.passAlive(60);

        assertThat(on.sent()).containsExactly("ResendRequest 2: 7+2");
    }

    @Test
    void shouldDropNewestAndAskAfterwardsWhenHoldBufferIsFull() {
        int hold = XbpLimits.defaults().holdFrames();
        for (long seqNo = 6; seqNo <= 5 + hold + 1; seqNo++) {
            on.give(trade(seqNo));
        }
        on.sent();

        on.give(trade(5, 1));

        assertThat(on.session.probe().status().nextExpected()).isEqualTo(5 + hold);
        assertThat(on.session.probe().status().counts().overflows()).isEqualTo(2);
        assertThat(on.sent()).containsExactly("ResendRequest 2: " + (5 + hold) + "+2");
    }

    @Test
    void shouldCountAndDropWhenDuplicateIsFlagged() {
        on.give(trade(4, XbpFrame.FLAG_POSS_DUP), trade(5));

        assertThat(on.ports.take()).containsExactly("msg 5");
        assertThat(on.session.probe().status().counts().duplicates()).isEqualTo(1);
    }

    @Test
    void shouldLogOutWhenNumberIsTooLowWithoutFlag() {
        on.give(trade(4), trade(5));

        assertThat(on.sent()).containsExactly("Logout SEQ_TOO_LOW");
        assertThat(on.ports.take()).isEmpty();
    }

    @Test
    void shouldAskWhenSessionFrameShowsLostTail() {
        on.give(heartbeat(8));

        assertThat(on.sent()).containsExactly("ResendRequest 1: 5+3");
        assertThat(on.ports.take()).containsExactly("gap OPEN 5..7", RECOVERING);
    }

    @Test
    void shouldLogOutWhenSessionFrameNamesLess() {
        on.give(heartbeat(4));

        assertThat(on.sent()).containsExactly("Logout SEQ_REGRESSION");
    }

    @Test
    void shouldDeclareLossAndGoOnWhenResendIsOutOfRange() {
        on.give(trade(9));
        on.sent();
        on.ports.take();

        on.give(retransmitReject(10, 1, 8, RetransmitRejectReason.OUT_OF_RANGE));

        assertThat(on.ports.take()).containsExactly("lost 5..7", "gap OPEN 8..8");
        assertThat(on.sent()).containsExactly("ResendRequest 2: 8+1");
        on.give(trade(8, 1));
        assertThat(on.ports.take()).containsExactly("msg 8 recovered", FILLED + "8..8", "msg 9", LIVE);
    }

    @Test
    void shouldKeepAskingWhenResendIsInProgress() {
        on.give(trade(6));
        on.give(retransmitReject(7, 1, 1, RetransmitRejectReason.IN_PROGRESS));
        on.sent();

        on.passAlive(1_000);

        assertThat(on.sent()).contains("ResendRequest 2: 5+1");
    }

    @Test
    void shouldAdvanceAndDropHeldWhenGapIsFilled() {
        on.give(trade(7), trade(9));
        on.ports.take();

        on.give(gapFill(10, 5, 8));

        assertThat(on.ports.take()).startsWith("advance 8", FILLED + "5..6", "gap OPEN 8..8");
        on.give(trade(8, 1));
        assertThat(on.ports.take()).containsExactly("msg 8 recovered", FILLED + "8..8", "msg 9", LIVE);
    }

    @Test
    void shouldTreatAsGapWhenGapFillBeginsAhead() {
        on.give(gapFill(9, 7, 9));

        assertThat(on.sent()).containsExactly("ResendRequest 1: 5+4");
    }

    @Test
    void shouldIgnoreWhenGapFillIsOld() {
        on.give(gapFill(5, 2, 4), trade(5));

        assertThat(on.ports.take()).containsExactly("msg 5");
        assertThat(on.sent()).isEmpty();
    }

    @Test
    void shouldRejectWhenGapFillGoesBackwards() {
        on.give(gapFill(5, 5, 5));

        assertThat(on.sent()).containsExactly("SessionReject BAD_GAP_FILL");
        assertThat(on.session.state()).isEqualTo(SessionState.ESTABLISHED);
    }

    @Test
    void shouldDeclareLossWhenSequenceResetSkips() {
        on.give(sequenceReset(5, SessionHarness.EPOCH, 9), trade(9));

        assertThat(on.ports.take()).containsExactly("lost 5..8", "msg 9");
    }

    @Test
    void shouldRejectWhenSequenceResetLowers() {
        on.give(sequenceReset(5, SessionHarness.EPOCH, 3), trade(5));

        assertThat(on.sent()).containsExactly("SessionReject RESET_LOWERS");
        assertThat(on.ports.take()).containsExactly("msg 5");
    }

    @Test
    void shouldDeclareLossAndBeginEpochWhenSequenceResetNamesGreaterEpochInAGap() {
        on.give(trade(7));
        on.ports.take();

        on.give(sequenceReset(8, SessionHarness.EPOCH + 1, 1), trade(1));

        assertThat(on.ports.take())
                .containsExactly("lost 5..7", "epoch 2 " + (SessionHarness.EPOCH + 1) + " 1", LIVE, "msg 1");
        on.pass(1);
        assertThat(on.log.epoch()).isEqualTo(2);
    }

    @Test
    void shouldPassOnAndAdvanceWhenApplicationTemplateIsUnknown() {
        on.give(unknown(5, 999), trade(6));

        assertThat(on.ports.take()).containsExactly("msg 5", "msg 6");
    }

    @Test
    void shouldRejectAndGoOnWhenSessionTemplateIsUnknown() {
        on.give(unknown(5, 77), trade(5));

        assertThat(on.sent()).containsExactly("SessionReject UNKNOWN_TEMPLATE");
        assertThat(on.ports.take()).containsExactly("msg 5");
    }
}
