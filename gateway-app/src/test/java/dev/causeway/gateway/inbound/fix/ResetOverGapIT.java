package dev.causeway.gateway.inbound.fix;

import static dev.causeway.gateway.inbound.fix.ScriptedVenue.script;
import static dev.causeway.gateway.inbound.fix.SessionUnderTest.DEADLINE;
import static dev.causeway.gateway.inbound.fix.SessionUnderTest.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.gateway.inbound.fix.ScriptedVenue.Script;
import dev.causeway.gateway.inbound.gap.GapView;
import dev.causeway.gateway.normalize.SessionEventLog;
import dev.causeway.gateway.port.CapturedWarnings;
import dev.causeway.gateway.port.SessionControls;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.gateway.port.SessionView.FilledBy;
import dev.causeway.protocol.feed.sbe.GapNoticeDecoder;
import dev.causeway.protocol.feed.sbe.GapState;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Everything that can pass over missing numbers, over a socket: each is a loss that the feed, the counters and a WARN name.
 * The scheduled reset is in {@link FixScheduleIT}: it turns the engine's clock, which all sessions share.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResetOverGapIT {
    /** Counted by the venue and never sent, not even when asked for: its place is taken by a number far ahead. */
    private static final Script NEVER = (venue, seqNo, again) -> venue.header("8", seqNo + 90, again) + GOOD;

    private static final FixRules ON_LOGON = new FixRules(false, true, false, false, false);
    private static final FixRules ON_LOGOUT = new FixRules(false, false, true, false, false);
    private static final FixRules ON_DISCONNECT = new FixRules(false, false, false, true, false);

    private final ExecutorService sessions = Executors.newCachedThreadPool();
    private final CapturedWarnings warnings = CapturedWarnings.of(SessionEventLog.class);

    /** What passes over the numbers; the gap is 2 to 3, message 4 is held behind it. */
    private enum Cause {
        PEER_IN_ITS_ANSWER(FixRules.DEFAULTS) {
            @Override
            void happens(SessionUnderTest session) throws IOException {
                session.venue.resetOnNextLogon();
                session.venue.disconnect();
            }
        },
        PEER_IN_SESSION(FixRules.DEFAULTS) {
            @Override
            void happens(SessionUnderTest session) throws IOException {
                session.venue.resetInSession();
            }
        },
        OURS_AT_LOG_ON(ON_LOGON) {
            @Override
            void happens(SessionUnderTest session) throws IOException {
                session.venue.resetOnNextLogon();
                session.venue.disconnect();
            }
        },
        OURS_AT_LOG_OUT(ON_LOGOUT) {
            @Override
            void happens(SessionUnderTest session) throws IOException {
                session.venue.send(script("5", ""));
            }
        },
        OURS_AT_DISCONNECT(ON_DISCONNECT) {
            @Override
            void happens(SessionUnderTest session) throws IOException {
                session.venue.disconnect();
            }
        },
        OPERATOR(FixRules.DEFAULTS) {
            @Override
            void happens(SessionUnderTest session) {
                session.venue.resetOnNextLogon();
                session.operate(SessionControls::reset);
            }
        },
        OPERATOR_SETS_A_HIGHER_NUMBER(FixRules.DEFAULTS) {
            @Override
            void happens(SessionUnderTest session) {
                session.operate(controls -> controls.setNumbers(0, 5));
            }
        },
        SEQUENCE_RESET_SKIPS(FixRules.DEFAULTS) {
            @Override
            void happens(SessionUnderTest session) throws IOException {
                session.venue.send(script("4", "123=N|36=20|"));
            }
        };

        private final FixRules rules;

        Cause(FixRules rules) {
            this.rules = rules;
        }

        abstract void happens(SessionUnderTest session) throws IOException;
    }

    @AfterAll
    void end() {
        sessions.shutdownNow();
        warnings.close();
    }

    @TestFactory
    Stream<DynamicTest> shouldTellFeedCountersAndLogWhatIsLost() {
        List<DynamicTest> tests = Arrays.stream(Cause.values())
                .map(cause -> {
                    Future<?> told = sessions.submit(() -> tellsTheLoss(cause));
                    return DynamicTest.dynamicTest(cause.name(), told::get);
                })
                .toList();
        return tests.stream();
    }

    private Void tellsTheLoss(Cause cause) throws IOException {
        String id = cause.name().toLowerCase().replace('_', '-');
        try (SessionUnderTest session = new SessionUnderTest("FIX.4.4")) {
            session.identity = new SessionIdentity(7, 3, id, "SIMX", 'F');
            session.rules = cause.rules;
            if (cause.rules != FixRules.DEFAULTS) {
                session.venue.resetOnNextLogon();
            }
            session.start();
            int epoch = session.view().epoch();
            session.venue.lose(NEVER);
            session.venue.lose(NEVER);
            session.venue.send(script("8", GOOD));
            await().atMost(DEADLINE).until(() -> session.view().gapOpen());

            cause.happens(session);
            await().atMost(DEADLINE).until(() -> session.tally.totals().gapsLost() == 1);
            GapNoticeDecoder notice =
                    session.gapNotices().get(session.gapNotices().size() - 1);
            long to = notice.toSeqNo();
            await().atMost(DEADLINE)
                    .until(() -> lines(id).contains("session " + id + ": 2.." + to + " of epoch " + epoch));

            assertThat(notice.state()).isEqualTo(GapState.LOST);
            assertThat(notice.fromSeqNo()).isEqualTo(2);
            assertThat(to).isGreaterThanOrEqualTo(4);
            assertThat(session.tally.totals().numbersLost()).isEqualTo(to - 1);
            assertThat(session.view().counters().lost()).isEqualTo(to - 1);
            assertThat(session.view().gaps().stream().map(GapView::filledBy)).contains(FilledBy.LOST);
            assertThat(session.units()).doesNotContain(2L, 3L, 4L);
            assertThat(session.ring.violations()).isZero();
        }
        return null;
    }

    private String lines(String id) {
        return warnings.lines().stream().filter(line -> line.contains(id + ":")).reduce("", String::concat);
    }
}
