package dev.causeway.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.crash.CrashSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL at every named instruction of a message's way, in every state in which it can be reached: what the venues say
 * they sent is on the feed exactly once, in order. Half of the points, in a state left to chance;
 * {@code -Dcauseway.crash.rounds=N} goes N times through the whole matrix, {@code -Pcrash} seven times.
 */
class CrashMatrixIT {
    private static final int ROUNDS = Integer.getInteger("causeway.crash.rounds", 0);
    private static final long SEED = Long.getLong("causeway.seed", System.nanoTime());

    private final Random random = new Random(SEED);

    @Test
    void shouldLoseAndDoubleNothingWhenKilledAtAnyPoint(@TempDir Path directory) throws Exception {
        rounds(
                directory,
                "",
                CrashPoint.State.LIVE,
                CrashPoint.State.RECOVERING,
                CrashPoint.State.RARE,
                CrashPoint.State.START);
    }

    @Test
    void shouldLoseAndDoubleNothingWhenKilledInAResetOfFix(@TempDir Path directory) throws Exception {
        rounds(directory, ", reset-on-logon: true", CrashPoint.State.FIX_RESET);
    }

    @Test
    void shouldLoseAndDoubleNothingWhenKilledInAResetOfXbp(@TempDir Path directory) throws Exception {
        rounds(directory, "", CrashPoint.State.XBP_RESET);
    }

    private void rounds(Path directory, String fixSettings, CrashPoint.State... states) throws Exception {
        System.out.println("CrashMatrixIT seed " + SEED + " (repeat with -Dcauseway.seed=" + SEED + ")");
        List<String> table = new ArrayList<>();
        for (int round = 1; round <= Math.max(1, ROUNDS); round++) {
            Path home = Files.createDirectory(directory.resolve("round-" + round));
            try (CrashRig rig = new CrashRig(home, random.nextLong(), fixSettings)) {
                for (Kill kill : kills(Set.of(states))) {
                    rig.killAt(kill.point(), kill.state(), kill.spec());
                }
                String row = "round " + round + ": " + rig.kills() + " kills, " + rig.finish();
                System.out.println(row);
                table.add(row);
            }
        }
        assertThat(table).allSatisfy(line -> assertThat(line).contains("lost 0, doubled 0", "equal"));
    }

    /** Every point in each of these states; in the short form half of the points in one of them, by chance. */
    private List<Kill> kills(Set<CrashPoint.State> states) {
        List<Kill> kills = new ArrayList<>();
        for (CrashPoint point : CrashPoint.values()) {
            List<CrashPoint.State> fitting = new ArrayList<>(
                    point.states().stream().filter(states::contains).toList());
            Collections.shuffle(fitting, random);
            fitting.stream()
                    .limit(ROUNDS == 0 ? 1 : Long.MAX_VALUE)
                    .forEach(state -> kills.add(new Kill(point, state, point.draw(state, random))));
        }
        Collections.shuffle(kills, random);
        beginWithARunningGateway(kills);
        return ROUNDS == 0 ? kills.subList(0, (kills.size() + 1) / 2) : kills;
    }

    /** The first process of a round finds no journal: a start that opens one is killed behind it. */
    private static void beginWithARunningGateway(List<Kill> kills) {
        for (int i = 0; i < kills.size(); i++) {
            if (kills.get(i).state() != CrashPoint.State.START) {
                Collections.swap(kills, 0, i);
                return;
            }
        }
    }

    private record Kill(CrashPoint point, CrashPoint.State state, CrashSpec spec) {}
}
