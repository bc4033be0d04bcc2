package dev.causeway.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.crash.CrashSpec;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The short form of {@link CrashMatrixIT}: one SIGKILL after a message was received, one after it was journaled, one between
 * the store's record and the socket, one in recovery, one in a reset. What the venues say they sent is on the feed exactly
 * once, in order.
 */
class CrashPointsIT {
    private static final long SEED = Long.getLong("causeway.seed", System.nanoTime());

    /** In the order of their names; a reset comes last, since all that was sent has to be on the feed before. */
    private static final Map<CrashPoint, CrashPoint.State> KILLS = new EnumMap<>(Map.of(
            CrashPoint.FIX_AFTER_RECEIVE, CrashPoint.State.LIVE,
            CrashPoint.XBP_APPENDED, CrashPoint.State.LIVE,
            CrashPoint.FIX_STORED_NOT_SENT, CrashPoint.State.RARE,
            CrashPoint.JOURNAL_RECOVERED, CrashPoint.State.START,
            CrashPoint.XBP_RESET_BEFORE_OUTBOUND, CrashPoint.State.XBP_RESET));

    @Test
    void shouldLoseAndDoubleNothingWhenKilledOnceAtEachKindOfPoint(@TempDir Path directory) throws Exception {
        System.out.println("CrashPointsIT seed " + SEED + " (repeat with -Dcauseway.seed=" + SEED + ")");
        Random random = new Random(SEED);

        try (CrashRig rig = new CrashRig(directory, random.nextLong(), "")) {
            for (Map.Entry<CrashPoint, CrashPoint.State> kill : KILLS.entrySet()) {
                CrashSpec spec = kill.getKey().draw(kill.getValue(), random);
                rig.killAt(kill.getKey(), kill.getValue(), spec);
            }
            String said = rig.finish();

            System.out.println("CrashPointsIT after " + rig.kills() + " kills: " + said);
            assertThat(said).contains("lost 0, doubled 0", "equal");
            assertThat(rig.kills()).isEqualTo(KILLS.size());
        }
    }
}
