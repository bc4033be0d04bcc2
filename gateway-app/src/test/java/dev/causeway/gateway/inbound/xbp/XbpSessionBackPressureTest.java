package dev.causeway.gateway.inbound.xbp;

import static dev.causeway.gateway.inbound.xbp.PeerFrames.gapFill;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.heartbeat;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.sequenceReset;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.trade;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The back-pressured twins: the ring is full at the worst moment. */
class XbpSessionBackPressureTest {
    private final SessionHarness on = new SessionHarness().recovered(5).established();

    @Test
    void shouldKeepFrameAndNumberWhenRingIsFull() {
        on.ports.full = true;

        boolean taken = on.give(trade(5));

        assertThat(taken).isFalse();
        assertThat(on.session.muted()).isTrue();
        assertThat(on.session.probe().status().nextExpected()).isEqualTo(5);

        on.ports.full = false;
        assertThat(on.session.resume(on.now, on.epochNanos)).isTrue();
        assertThat(on.give(trade(5))).isTrue();
        assertThat(on.ports.take()).containsExactly("msg 5");
    }

    @Test
    void shouldKeepOrderOfEventsAndFramesWhenRingFillsInAGap() {
        on.ports.full = true;
        assertThat(on.give(trade(7))).isTrue();
        assertThat(on.give(trade(5, 1))).isFalse();
        assertThat(on.sent()).containsExactly("ResendRequest 1: 5+2");

        on.ports.full = false;
        on.session.resume(on.now, on.epochNanos);
        on.give(trade(5, 1), trade(6, 1));

        assertThat(on.ports.take())
                .containsExactly(
                        "gap OPEN 5..6",
                        "status RECOVERING NONE",
                        "msg 5 recovered",
                        "msg 6 recovered",
                        "gap FILLED 5..6",
                        "msg 7",
                        "status LOGGED_ON NONE");
    }

    @Test
    void shouldKeepHeldFramesWhenRingFillsWhileDraining() {
        on.give(trade(6), trade(7));
        on.ports.take();
        on.ports.full = true;
        assertThat(on.give(trade(5, 1))).isFalse();
        on.ports.full = false;
        on.give(trade(5, 1));

        assertThat(on.ports.take())
                .containsExactly("msg 5 recovered", "gap FILLED 5..5", "msg 6", "msg 7", "status LOGGED_ON NONE");
    }

    @Test
    void shouldAdvanceOnceWhenRingIsFullAtGapFill() {
        on.ports.full = true;
        on.give(gapFill(8, 5, 8));
        assertThat(on.give(trade(8))).isFalse();

        on.ports.full = false;
        on.give(trade(8));

        assertThat(on.ports.take()).containsExactly("advance 8", "msg 8");
    }

    @Test
    void shouldBeginEpochBeforeItsFirstMessageWhenRingIsFullAtReset() {
        on.ports.full = true;
        on.give(sequenceReset(5, SessionHarness.EPOCH + 1, 1));
        assertThat(on.give(trade(1))).isFalse();

        on.ports.full = false;
        on.give(trade(1));

        assertThat(on.ports.take())
                .containsExactly("epoch 2 " + (SessionHarness.EPOCH + 1) + " 1", "status LOGGED_ON NONE", "msg 1");
    }

    @Test
    void shouldNotCountSilenceOrPatienceWhileMuted() {
        on.give(heartbeat(7));
        on.sent();
        on.ports.full = true;
        on.give(trade(5));
        for (int second = 0; second < 20; second++) {
            on.pass(1_000);
        }

        assertThat(on.sent()).containsOnly("Heartbeat 0");
        assertThat(on.session.closing()).isEqualTo(XbpSession.Closing.NO);
    }

    @Test
    void shouldNotConnectWhileRingIsFull() {
        on.ports.full = true;
        on.disconnect();

        assertThat(on.session.readyToConnect(on.now, on.epochNanos)).isFalse();

        on.ports.full = false;
        assertThat(on.session.readyToConnect(on.now, on.epochNanos)).isTrue();
        assertThat(on.ports.take()).containsExactly("status DISCONNECTED PEER_CLOSED");
    }

    @Test
    void shouldLogOnWithCommittedNumberOnlyWhenRingHasDrained() {
        on.ports.commitAtOnce = false;
        on.give(trade(5), trade(6));
        on.disconnect();
        assertThat(on.session.readyToConnect(on.now, on.epochNanos)).isFalse();
        on.connect();
        assertThat(on.sent()).isEmpty();
        assertThat(on.session.state()).isEqualTo(SessionState.CONNECTING);

        on.ports.commit();
        on.pass(1);

        assertThat(on.sent()).containsExactly("Logon epoch " + SessionHarness.EPOCH + " next 1 expected 7");
    }
}
