package dev.causeway.gateway.inbound.xbp;

import static dev.causeway.gateway.inbound.xbp.PeerFrames.reject;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.retransmitReject;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.sequenceReset;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.trade;
import static dev.causeway.gateway.inbound.xbp.SessionHarness.EPOCH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.inbound.gap.GapView;
import dev.causeway.gateway.normalize.SessionEventLog;
import dev.causeway.gateway.port.CapturedWarnings;
import dev.causeway.gateway.port.SessionView.FilledBy;
import dev.causeway.protocol.xbp.sbe.LogonRejectReason;
import dev.causeway.protocol.xbp.sbe.RetransmitRejectReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that can pass over missing numbers is a loss that the feed, the counters and a WARN name. */
class XbpLossTest {
    /** What passes over the numbers; the gap is 5 to 7, message 8 is held behind it. */
    private enum Cause {
        VENUE_HAS_THEM_NO_LONGER(7) {
            @Override
            void happens(SessionHarness on) {
                on.give(retransmitReject(9, 1, 9, RetransmitRejectReason.OUT_OF_RANGE));
            }
        },
        SEQUENCE_RESET_SKIPS(10) {
            @Override
            void happens(SessionHarness on) {
                on.give(sequenceReset(9, EPOCH, 11));
            }
        },
        SEQUENCE_RESET_BEGINS_AN_EPOCH(8) {
            @Override
            void happens(SessionHarness on) {
                on.give(sequenceReset(9, EPOCH + 1, 1));
            }
        },
        OPERATOR(8) {
            @Override
            void happens(SessionHarness on) {
                on.session.reset(on.now, on.epochNanos);
                on.disconnect();
            }
        },
        OPERATOR_WHILE_DISCONNECTED(8) {
            @Override
            void happens(SessionHarness on) {
                on.disconnect();
                on.session.reset(on.now, on.epochNanos);
            }
        },
        VENUE_IS_IN_A_LATER_EPOCH_AT_LOG_ON(8) {
            @Override
            void happens(SessionHarness on) {
                on.disconnect();
                on.connect();
                on.give(reject(LogonRejectReason.EPOCH_MISMATCH, EPOCH + 1, 1));
            }
        };

        private final long lastLost;

        Cause(long lastLost) {
            this.lastLost = lastLost;
        }

        abstract void happens(SessionHarness on);
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellFeedCountersAndLogWhatIsLost(Cause cause) {
        SessionHarness on = new SessionHarness().recovered(5).established();
        on.give(trade(8));
        on.ports.take();

        try (CapturedWarnings warnings = CapturedWarnings.of(SessionEventLog.class)) {
            cause.happens(on);

            assertThat(warnings.lines())
                    .anyMatch(line ->
                            line.startsWith("session simy: 5.." + cause.lastLost + " of epoch 1 declared lost"));
        }
        assertThat(on.ports.take()).contains("lost 5.." + cause.lastLost).doesNotContain("msg 5", "msg 6", "msg 7");
        assertThat(on.session.probe().status().counts().lost()).isEqualTo(cause.lastLost - 4);
        assertThat(on.session.probe().gaps).extracting(GapView::filledBy).containsExactly(FilledBy.LOST);
    }
}
