package dev.causeway.mock.xbp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.mock.sent.SessionFile;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.GapFillDecoder;
import dev.causeway.protocol.xbp.sbe.HeartbeatEncoder;
import dev.causeway.protocol.xbp.sbe.LogonRejectReason;
import dev.causeway.protocol.xbp.sbe.LogoutReason;
import dev.causeway.protocol.xbp.sbe.ResendRequestDecoder;
import dev.causeway.protocol.xbp.sbe.RetransmissionDecoder;
import dev.causeway.protocol.xbp.sbe.TestRequestEncoder;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class XbpAcceptorTest extends AcceptorRig {
    @Test
    void shouldAdoptTheEpochWhenItHasNone() {
        connect();

        logon(EPOCH, 1, 1, false);

        assertThat(sink.taken()).containsExactly("2:1");
        assertThat(state.sessionEpoch).isEqualTo(EPOCH);
        assertThat(state.epochNo).isEqualTo(1);
    }

    @Test
    void shouldReplayUnaskedRightAfterLogonAcceptWhenTheClientIsBehind() {
        loggedOnWith(TRADE, 300);

        connect();
        logon(EPOCH, 1, 11, false);
        acceptor.pump(now, 5);

        assertThat(state.transmitNext).isEqualTo(301);
        UnsafeBuffer first = sink.frame(RetransmissionDecoder.TEMPLATE_ID);
        RetransmissionDecoder batch = new RetransmissionDecoder().wrap(first, 32, 16, 0);
        assertThat(batch.requestId()).isEqualTo(RetransmissionDecoder.requestIdNullValue());
        assertThat(batch.fromSeqNo()).isEqualTo(11);
        assertThat(batch.count()).isEqualTo(256);
        List<String> frames = sink.taken();
        assertThat(frames).hasSize(1 + 2 + 290);
        assertThat(frames).startsWith("2:301", "7:301", "301:11*", "301:12*");
        assertThat(frames.get(2 + 256)).isEqualTo("7:301");
        assertThat(frames).endsWith("301:300*");
    }

    @Test
    void shouldGapFillQuotesWhenThePolicySaysSo() {
        limits = AcceptorLimits.standard(ReplayPolicy.POLICY, 100);
        loggedOnWith(TRADE, 2);
        make(QUOTE, 3);
        make(TRADE, 1);
        acceptor.pump(now, 5);
        sink.taken();

        request(9, 2, 0);
        acceptor.pump(now, 5);

        GapFillDecoder fill = new GapFillDecoder().wrap(sink.frame(GapFillDecoder.TEMPLATE_ID), 32, 16, 0);
        assertThat(fill.requestId()).isEqualTo(9);
        assertThat(fill.fromSeqNo()).isEqualTo(3);
        assertThat(fill.newSeqNo()).isEqualTo(6);
        assertThat(sink.taken()).containsExactly("7:7", "301:2*", "9:7", "301:6*");
    }

    @Test
    void shouldSendOnlyWhatFitsWhenTheSinkIsFull() {
        loggedOnWith(TRADE, 0);
        make(TRADE, 50);
        sink.room = 4096 + 72 * 3;

        acceptor.pump(now, 5);

        assertThat(sink.taken()).containsExactly("301:1", "301:2", "301:3", "301:4");
        assertThat(state.backlog()).isEqualTo(46);
    }

    @Test
    void shouldDisconnectWhenTheClientDoesNotRead() {
        loggedOnWith(TRADE, 0);
        make(TRADE, 101);
        sink.room = 4000;
        acceptor.pump(now, 5);

        acceptor.onTimer(now, 5);

        assertThat(logoutReason()).isEqualTo(LogoutReason.SLOW_READER);
        assertThat(sink.closing).isTrue();
    }

    @Test
    void shouldRejectARequestOutsideTheStore() {
        loggedOnWith(TRADE, 5);

        request(1, 6, 1);

        assertThat(sink.taken()).containsExactly("8:6");
    }

    @Test
    void shouldRefuseALogonThatDoesNotFit() {
        loggedOnWith(TRADE, 5);
        state.expected = 4;

        assertThat(refused(EPOCH, 4, 7, false)).isEqualTo(LogonRejectReason.SEQ_AHEAD);
        assertThat(refused(EPOCH, 3, 6, false)).isEqualTo(LogonRejectReason.SEQ_TOO_LOW);
        assertThat(refused(EPOCH + 1, 4, 6, false)).isEqualTo(LogonRejectReason.EPOCH_MISMATCH);
        assertThat(refused(EPOCH, 1, 1, true)).isEqualTo(LogonRejectReason.EPOCH_MISMATCH);
        state.live = true;
        assertThat(refusedAsItIs(EPOCH, 4, 6, false)).isEqualTo(LogonRejectReason.DUPLICATE);
        sessions.put("CAUSEWAY", new SessionState("CAUSEWAY", "another", 1 << 20, SessionFile.none()));
        assertThat(refused(EPOCH, 4, 6, false)).isEqualTo(LogonRejectReason.BAD_SECRET);
        sessions.clear();
        assertThat(refused(EPOCH, 4, 6, false)).isEqualTo(LogonRejectReason.UNKNOWN_COMP_ID);
    }

    @Test
    void shouldBeginANewEpochWhenTheClientResets() {
        loggedOnWith(TRADE, 5);

        connect();
        logon(EPOCH + 1, 1, 1, true);

        assertThat(sink.taken()).containsExactly("2:1");
        assertThat(state.epochNo).isEqualTo(2);
        assertThat(state.sent.next()).isEqualTo(1);
    }

    @Test
    void shouldAskOnceWhenAClientNumberIsMissingAndGiveUpAfterThreeTries() {
        loggedOnWith(TRADE, 0);

        order(3, 0);
        order(4, 0);

        ResendRequestDecoder ask =
                new ResendRequestDecoder().wrap(sink.frame(ResendRequestDecoder.TEMPLATE_ID), 32, 16, 0);
        assertThat(ask.fromSeqNo()).isEqualTo(1);
        assertThat(ask.count()).isEqualTo(2);
        assertThat(sink.taken()).hasSize(1);
        for (int tries = 2; tries <= 3; tries++) {
            tick(SECOND);
            assertThat(sink.taken()).contains("6:1");
            heartbeat(5);
        }
        tick(SECOND);
        assertThat(logoutReason()).isEqualTo(LogoutReason.GAP_UNFILLED);
    }

    @Test
    void shouldTakeHeldNumbersWhenAGapFillClosesTheGap() {
        loggedOnWith(TRADE, 0);
        order(3, 0);

        gapFill(1, 3);

        assertThat(state.expected).isEqualTo(4);
    }

    @Test
    void shouldEndWhenANumberIsTooLowWithoutPossDup() {
        loggedOnWith(TRADE, 0);
        order(1, 0);

        order(1, XbpFrame.FLAG_POSS_DUP);
        assertThat(acceptor.isEnded()).isFalse();
        order(1, 0);

        assertThat(logoutReason()).isEqualTo(LogoutReason.SEQ_TOO_LOW);
    }

    @Test
    void shouldEndWhenASessionFrameNamesLessThanExpected() {
        loggedOnWith(TRADE, 0);
        order(1, 0);

        heartbeat(1);

        assertThat(logoutReason()).isEqualTo(LogoutReason.SEQ_REGRESSION);
    }

    @Test
    void shouldRejectAResetThatLowers() {
        loggedOnWith(TRADE, 0);
        order(1, 0);
        order(2, 0);

        reset(EPOCH, 2);
        assertThat(sink.taken()).containsExactly("12:1");
        assertThat(state.expected).isEqualTo(3);
        reset(EPOCH, 10);
        assertThat(state.expected).isEqualTo(10);
    }

    @Test
    void shouldHeartbeatWhenIdleTestWhenSilentAndEndWhenStillSilent() {
        loggedOnWith(TRADE, 0);

        tick(SECOND);
        assertThat(sink.taken()).containsExactly("4:1");
        tick(SECOND);
        assertThat(sink.taken()).containsExactly("5:1");
        tick(SECOND);
        assertThat(logoutReason()).isEqualTo(LogoutReason.SILENCE);
    }

    @Test
    void shouldAnswerATestRequest() {
        loggedOnWith(TRADE, 3);

        new TestRequestEncoder().wrapAndApplyHeader(frame, 0, header).testReqId(5);
        deliver(TestRequestEncoder.BLOCK_LENGTH, 1, 0);

        assertThat(sink.frame(HeartbeatEncoder.TEMPLATE_ID).getLong(32)).isEqualTo(5);
    }

    @Test
    void shouldCloseWhenTheFirstFrameIsNoLogon() {
        connect();

        heartbeat(1);

        assertThat(sink.taken()).isEmpty();
        assertThat(sink.closing).isTrue();
    }
}
