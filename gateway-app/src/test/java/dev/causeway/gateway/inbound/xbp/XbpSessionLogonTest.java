package dev.causeway.gateway.inbound.xbp;

import static dev.causeway.gateway.inbound.xbp.PeerFrames.accept;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.heartbeat;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.logout;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.reject;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.retransmission;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.testRequest;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.trade;
import static dev.causeway.gateway.inbound.xbp.SessionHarness.EPOCH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.inbound.gap.GapView;
import dev.causeway.gateway.inbound.socket.SendBuffer;
import dev.causeway.protocol.feed.sbe.StatusReason;
import dev.causeway.protocol.xbp.sbe.LogonRejectReason;
import dev.causeway.protocol.xbp.sbe.LogoutReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules 6, 8 and 11: log-on, epochs, liveness, the end. */
class XbpSessionLogonTest {
    private final SessionHarness on = new SessionHarness();

    @Test
    void shouldChooseAndCommitFirstEpochBeforeLogonWhenNothingIsKnown() {
        on.ports.commitAtOnce = false;
        on.connect();
        assertThat(on.ports.take()).containsExactly("epoch 1 " + EPOCH + " 1", "status CONNECTED NONE");
        assertThat(on.sent()).isEmpty();

        on.ports.commit();
        on.pass(1);

        assertThat(on.sent()).containsExactly("Logon epoch " + EPOCH + " next 1 expected 1");
        assertThat(on.session.state()).isEqualTo(SessionState.LOGON_SENT);
        on.give(accept(1, EPOCH, 1));
        assertThat(on.ports.take()).containsExactly("status LOGGED_ON NONE");
    }

    @Test
    void shouldLogOnFromJournalAfterRestart() {
        on.recovered(41).connect();

        assertThat(on.sent()).containsExactly("Logon epoch " + EPOCH + " next 1 expected 41");
    }

    @Test
    void shouldWaitForUnaskedReplayWhenVenueIsAhead() {
        on.recovered(5).connect();
        on.sent();

        on.give(accept(8, EPOCH, 1));
        assertThat(on.session.state()).isEqualTo(SessionState.RECOVERING);
        on.give(retransmission(8, -1, 5, 3), trade(5, 1), trade(6, 1), trade(7, 1), trade(8));

        assertThat(on.sent()).isEmpty();
        assertThat(on.ports.take())
                .containsExactly(
                        "status CONNECTED NONE",
                        "gap OPEN 5..7",
                        "status RECOVERING NONE",
                        "msg 5 recovered",
                        "msg 6 recovered",
                        "msg 7 recovered",
                        "gap FILLED 5..7",
                        "status LOGGED_ON NONE",
                        "msg 8");
    }

    @Test
    void shouldAskWhenUnaskedReplayHasNotBegunAfterOneSecond() {
        on.recovered(5).connect();
        on.give(accept(8, EPOCH, 1));
        on.sent();
        on.passAlive(999);
        assertThat(on.sent()).isEmpty();

        on.passAlive(1);

        assertThat(on.sent()).contains("ResendRequest 1: 5+3");
    }

    @Test
    void shouldKeepGapAcrossReconnect() {
        on.recovered(5).established();
        on.give(trade(8));
        GapView before = on.session.probe().gaps.get(0);
        on.disconnect();
        on.ports.take();
        on.pass(10);

        on.connect();
        assertThat(on.session.probe().gaps).containsExactly(before);
        on.give(accept(9, EPOCH, 1), trade(5, 1), trade(6, 1), trade(7, 1), trade(8, 1));

        assertThat(on.ports.take())
                .containsExactly(
                        "status CONNECTED NONE",
                        "status RECOVERING NONE",
                        "msg 5 recovered",
                        "msg 6 recovered",
                        "msg 7 recovered",
                        "gap FILLED 5..7",
                        "gap OPEN 8..8",
                        "msg 8 recovered",
                        "gap FILLED 8..8",
                        "status LOGGED_ON NONE");
    }

    @Test
    void shouldLogOutWhenVenueHasGoneBack() {
        on.recovered(5).connect();
        on.sent();

        on.give(accept(4, EPOCH, 1));

        assertThat(on.sent()).containsExactly("Logout SEQ_TOO_LOW");
    }

    @Test
    void shouldLogOutWhenVenueExpectsWhatWasNeverSent() {
        on.recovered(5).connect();
        on.sent();

        on.give(accept(5, EPOCH, 2));

        assertThat(on.sent()).containsExactly("Logout PROTOCOL_VIOLATION");
    }

    @Test
    void shouldLogOutWhenApplicationFrameComesBeforeAccept() {
        on.recovered(5).connect();
        on.sent();

        on.give(trade(5));

        assertThat(on.sent()).containsExactly("Logout PROTOCOL_VIOLATION");
        assertThat(on.session.probe().status().lastError()).contains("LOGON_SENT");
    }

    @ParameterizedTest
    @EnumSource(
            value = LogonRejectReason.class,
            names = {"UNKNOWN_COMP_ID", "BAD_SECRET"})
    void shouldStopWhenIdentityIsRefused(LogonRejectReason reason) {
        on.recovered(5).connect();

        on.give(reject(reason, EPOCH, 1));

        assertThat(on.disconnect()).isFalse();
        assertThat(on.ports.take()).containsExactly("status CONNECTED NONE", "status FAILED LOGON_REJECTED");
        assertThat(on.session.probe().status().failed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = LogonRejectReason.class,
            names = {"SEQ_AHEAD", "DUPLICATE", "OUT_OF_SCHEDULE", "SEQ_TOO_LOW", "EPOCH_MISMATCH"})
    void shouldBackOffWhenRefusalMayPass(LogonRejectReason reason) {
        on.recovered(5).connect();

        on.give(reject(reason, 1, 1));

        assertThat(on.disconnect()).isTrue();
        assertThat(on.ports.take()).endsWith("status DISCONNECTED LOGON_REJECTED");
    }

    @Test
    void shouldRaiseOutboundNumberWhenVenueHasProcessedMore() {
        on.recovered(5).connect();
        on.give(reject(LogonRejectReason.SEQ_TOO_LOW, EPOCH, 12));
        on.disconnect();
        on.sent();

        on.connect();

        assertThat(on.sent()).containsExactly("Logon epoch " + EPOCH + " next 12 expected 5");
    }

    @Test
    void shouldTakeVenueEpochAndAskForAllWhenVenueIsInLaterEpoch() {
        on.recovered(5).connect();
        on.give(reject(LogonRejectReason.EPOCH_MISMATCH, EPOCH + 9, 3));
        on.disconnect();
        on.sent();

        on.connect();

        assertThat(on.sent()).containsExactly("Logon epoch " + (EPOCH + 9) + " next 3 expected 1");
        assertThat(on.ports.take()).contains("epoch 2 " + (EPOCH + 9) + " 1");
    }

    @Test
    void shouldResetBothDirectionsWhenOperatorAsks() {
        on.log.reset(1, 7, 0);
        on.recovered(5).established();
        on.session.reset(on.now, on.epochNanos);
        on.give(logout(5, LogoutReason.NORMAL));
        on.disconnect();
        on.sent();

        on.connect();
        assertThat(on.sent()).containsExactly("Logon epoch " + (EPOCH + 1) + " next 1 expected 1 reset");
        on.give(accept(1, EPOCH + 1, 1), trade(1));

        assertThat(on.ports.take()).contains("epoch 2 " + (EPOCH + 1) + " 1").endsWith("msg 1");
        assertThat(on.log.nextSeqNo()).isEqualTo(1);
        assertThat(on.log.epoch()).isEqualTo(2);
    }

    @Test
    void shouldSayResetAgainWhenProcessEndedBeforeItWasAccepted() {
        on.log.reset(1, 7, 0);
        on.recovered(5);
        on.session.reset(on.now, on.epochNanos);
        on.restart();

        on.connect();

        assertThat(on.sent()).containsExactly("Logon epoch " + (EPOCH + 1) + " next 1 expected 1 reset");
    }

    @Test
    void shouldSendHeartbeatsAndTestRequestAndLogOutWhenVenueIsSilent() {
        on.recovered(5).established();
        on.pass(1_000);
        assertThat(on.sent()).containsExactly("Heartbeat 0");
        on.pass(1_000);
        assertThat(on.sent()).containsExactly("TestRequest");

        on.pass(999);
        on.pass(1);

        assertThat(on.sent()).contains("Logout SILENCE");
        on.disconnect();
        assertThat(on.ports.take()).endsWith("status DISCONNECTED SILENCE");
    }

    @Test
    void shouldAnswerTestRequest() {
        on.recovered(5).established();

        on.give(testRequest(5, 99), heartbeat(5));

        assertThat(on.sent()).containsExactly("Heartbeat 99");
    }

    @Test
    void shouldGiveUpWhenLogonIsNotAnswered() {
        on.recovered(5).connect();

        on.pass(5_000);

        assertThat(on.session.closing()).isEqualTo(XbpSession.Closing.AFTER_FLUSH);
    }

    @Test
    void shouldAnswerLogoutAndConnectAgainWhenVenueEnds() {
        on.recovered(5).established();

        on.give(logout(5, LogoutReason.NORMAL));

        assertThat(on.sent()).containsExactly("Logout NORMAL");
        assertThat(on.disconnect()).isTrue();
        assertThat(on.ports.take())
                .containsExactly("status LOGGED_OUT PEER_LOGGED_OUT", "status DISCONNECTED PEER_LOGGED_OUT");
    }

    @Test
    void shouldTakeFramesUntilPeersLogoutWhenStopping() {
        on.recovered(5).established();
        on.session.logout(LogoutReason.SHUTDOWN, StatusReason.SHUTDOWN, on.now, on.epochNanos);

        on.give(trade(5), logout(6, LogoutReason.NORMAL));

        assertThat(on.sent()).containsExactly("Logout SHUTDOWN");
        assertThat(on.disconnect()).isFalse();
        assertThat(on.ports.take())
                .containsExactly("msg 5", "status LOGGED_OUT SHUTDOWN", "status DISCONNECTED SHUTDOWN");
    }

    @Test
    void shouldCloseWhenPeersLogoutDoesNotCome() {
        on.recovered(5).established();
        on.session.logout(LogoutReason.SHUTDOWN, StatusReason.SHUTDOWN, on.now, on.epochNanos);
        on.pass(1_999);
        assertThat(on.session.closing()).isEqualTo(XbpSession.Closing.NO);

        on.pass(1);

        assertThat(on.session.closing()).isEqualTo(XbpSession.Closing.AFTER_FLUSH);
    }

    @Test
    void shouldDisconnectAtOnceWhenPeerDoesNotRead() {
        on.recovered(5);
        on.out = new SendBuffer(256);
        on.established();

        for (int i = 0; i < 10; i++) {
            on.give(testRequest(5, i));
        }

        assertThat(on.session.closing()).isEqualTo(XbpSession.Closing.AT_ONCE);
        on.disconnect();
        assertThat(on.ports.take()).containsExactly("status DISCONNECTED SLOW_PEER");
    }

    @Test
    void shouldNotShowSecret() {
        assertThat(SessionHarness.settings("a", 1, 1).toString()).doesNotContain("canary");
    }
}
