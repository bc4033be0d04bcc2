package dev.causeway.gateway.inbound.xbp;

import static dev.causeway.gateway.inbound.xbp.FaultRig.FAULTY;
import static dev.causeway.gateway.inbound.xbp.FaultRig.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.inbound.socket.LoopSettings;
import dev.causeway.mock.xbp.Fault;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault of the venue simulator over real sockets: what the session makes of it, that each number is taken once and in
 * order or declared, and that another session of the same loop notices nothing. The scenarios have the exact frames.
 */
@Timeout(60)
class XbpFaultsIT {
    private static final long COUNT = 300;
    private static final String STAYS = "status LOGGED_ON NONE; msg 300";

    /**
     * One fault.
     *
     * @param told what the pipeline is told, in this order, among other things; without DISCONNECTED the connection has to stay
     * @param filled numbers that are gap-filled
     * @param lost numbers that are declared lost
     */
    private record Case(String script, int heartbeatMs, String told, long filled, long lost) {
        @Override
        public String toString() {
            return script;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldTakeEveryNumberOnceOrDeclareItAndDisturbNobodyElse(Case one, @TempDir Path folder) throws Exception {
        try (FaultRig rig =
                new FaultRig(new FaultRig.Terms(3_000, COUNT, one.heartbeatMs(), 1 << 20), one.script(), folder)) {
            rig.awaitAll(FAULTY);
            rig.awaitAll(GOOD);

            assertThat(rig.covered(FAULTY))
                    .isEqualTo(new CoveredNumbers(COUNT - one.filled() - one.lost(), one.filled(), one.lost()));
            assertThat(rig.trail(FAULTY)).containsSubsequence(one.told().split(" *; *"));
            if (!one.told().contains("DISCONNECTED")) {
                assertThat(rig.trail(FAULTY)).noneMatch(line -> line.contains("DISCONNECTED"));
            }
            assertThat(rig.covered(GOOD)).isEqualTo(new CoveredNumbers(COUNT, 0, 0));
            assertThat(rig.trail(GOOD)).noneMatch(line -> line.matches("gap .*|status DISCONNECTED .*"));
        }
    }

    @ParameterizedTest
    @MethodSource("turnings")
    void shouldTakeEveryNumberWhateverLoopDoesBetweenItsTurns(FaultRig.Turning turning, @TempDir Path folder)
            throws Exception {
        try (FaultRig rig = new FaultRig(
                new FaultRig.Terms(3_000, COUNT, 30_000, 1 << 20), turning, "cut-mid-frame at=100 count=17", folder)) {
            rig.awaitAll(FAULTY);
            rig.awaitAll(GOOD);

            assertThat(rig.covered(FAULTY).messages()).isEqualTo(COUNT);
        }
    }

    private static Stream<FaultRig.Turning> turnings() {
        LoopSettings polling = LoopSettings.polling(64 * 1024);
        return Stream.of(
                FaultRig.Turning.BLOCKING,
                new FaultRig.Turning(polling, new BackoffIdleStrategy()),
                new FaultRig.Turning(polling, new BusySpinIdleStrategy()));
    }

    @Test
    void shouldHaveACaseForEveryFaultOrATestOfItsOwn() {
        List<String> scripts = cases().map(Case::script).toList();

        assertThat(Arrays.stream(Fault.Kind.values())
                        .filter(kind -> kind != Fault.Kind.STALL_READING)
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .allSatisfy(kind -> assertThat(scripts).anyMatch(script -> script.contains(kind)));
    }

    private static Stream<Case> cases() {
        return Stream.concat(numbers(), connections());
    }

    private static Stream<Case> numbers() {
        return Stream.of(
                whole("skip at=100 count=3", "gap OPEN 100..102; gap FILLED 100..102; status LOGGED_ON NONE"),
                whole(
                        "skip at=100 count=3; withhold-resend at=100 count=1",
                        "gap OPEN 100..102; gap FILLED 100..102; status LOGGED_ON NONE"),
                whole(
                        "skip at=100 count=3; withhold-resend at=100 count=9",
                        "gap OPEN 100..102; status DISCONNECTED GAP_UNFILLED; gap FILLED 100..102"),
                new Case(
                        "skip at=100 count=3; gap-fill-everything at=100",
                        30_000,
                        "gap OPEN 100..102; advance 103; gap FILLED 100..102",
                        3,
                        0),
                new Case(
                        "skip at=100 count=3; reject-resend at=100",
                        30_000,
                        "gap OPEN 100..102; lost 100..102; status LOGGED_ON NONE",
                        0,
                        3),
                whole("repeat at=100", "status DISCONNECTED SEQ_TOO_LOW; status LOGGED_ON NONE"),
                whole("regress at=100 count=5", "status DISCONNECTED SEQ_TOO_LOW; status LOGGED_ON NONE"),
                whole("reset at=100", "msg 99; msg 1; msg 2"),
                whole("unknown-template at=100 count=350", "msg 100; msg 101"),
                whole("unknown-template at=100 count=50", "gap OPEN 100..100; gap FILLED 100..100"),
                whole("larger-block at=100 count=16", "msg 100; msg 101"));
    }

    private static Stream<Case> connections() {
        return Stream.of(
                whole("cut-mid-frame at=100 count=17", "status DISCONNECTED PEER_CLOSED; msg 100 recovered"),
                whole("close at=100", "status DISCONNECTED PEER_CLOSED; status LOGGED_ON NONE"),
                whole("connection-reset at=100", "status DISCONNECTED PEER_CLOSED; status LOGGED_ON NONE"),
                whole("garbage at=100 count=9", "status DISCONNECTED PROTOCOL_VIOLATION; msg 100 recovered"),
                whole("wrong-magic at=100 count=71", "status DISCONNECTED PROTOCOL_VIOLATION; msg 100 recovered"),
                whole("wrong-length at=100 count=1032", "status DISCONNECTED PROTOCOL_VIOLATION; msg 100 recovered"),
                whole("wrong-length at=100 count=24", "status DISCONNECTED PROTOCOL_VIOLATION; msg 100 recovered"),
                whole("dribble at=100 count=1500", STAYS),
                whole("merge at=100 count=80", STAYS),
                whole("flood at=100 count=20000", STAYS),
                whole("duplicate-logon count=2", "status DISCONNECTED LOGON_REJECTED; status LOGGED_ON NONE"),
                whole("wrong-epoch count=1", "status DISCONNECTED PROTOCOL_VIOLATION; status LOGGED_ON NONE"),
                new Case(
                        "silence at=100 millis=20000",
                        100,
                        "status DISCONNECTED SILENCE; status LOGGED_ON NONE",
                        0,
                        0));
    }

    private static Case whole(String script, String told) {
        return new Case(script, 30_000, told, 0, 0);
    }
}
