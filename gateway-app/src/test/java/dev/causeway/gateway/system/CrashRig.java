package dev.causeway.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.crash.CrashSpec;
import dev.causeway.mock.MockVenues;
import dev.causeway.mock.xbp.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A rig whose gateways end themselves at a named point, with venues that can be told to pause. */
final class CrashRig implements AutoCloseable {
    private static final int RATE = 1_000;
    private static final int SIGKILL_STATUS = 128 + 9;
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final Rig rig;
    private final MockVenues venues;
    private final JavaProcess listener;
    private final Path agent;
    private int kills;

    CrashRig(Path directory, long seed, String fixSettings) throws IOException {
        rig = new Rig(directory);
        venues = rig.startPausableVenues(seed, RATE);
        rig.configure(fixSettings, "1MB");
        listener = rig.startListener("--gap-timeout", "120s");
        agent = AgentJar.build(directory);
    }

    /**
     * One life of a gateway that ends at {@code point}. Before a reset all that was sent is on the feed: what a reset leaves
     * behind cannot be asked for any more.
     */
    void killAt(CrashPoint point, CrashPoint.State state, CrashSpec spec) throws Exception {
        switch (state) {
            case LIVE -> {
                pause();
                JavaProcess gateway = start(spec);
                if (logsOn(gateway)) {
                    resume();
                    awaitDeath(gateway, point, state, spec);
                } else {
                    awaitDeath(gateway, point, CrashPoint.State.RECOVERING, spec);
                }
            }
            case RECOVERING, RARE, START -> {
                resume();
                awaitDeath(start(spec), point, state, spec);
            }
            case FIX_RESET -> {
                deliverEverything();
                awaitDeath(start(spec), point, state, spec);
            }
            case XBP_RESET -> {
                deliverEverything();
                JavaProcess gateway = start(spec);
                awaitLoggedOn(gateway);
                venues.xbp().inject("CAUSEWAY", List.of(Fault.of(Fault.Kind.RESET, 0, 0)));
                awaitDeath(gateway, point, state, spec);
            }
        }
    }

    /** Lets a last gateway catch up; what the comparison of the venues' logs with the listener's file says. */
    String finish() throws Exception {
        deliverEverything();
        assertThat(listener.terminate(LIMIT)).isZero();
        venues.close();
        return rig.compare();
    }

    /** A calm life: some new messages, then all that was ever sent; the venues are paused afterwards. */
    private void deliverEverything() throws Exception {
        JavaProcess gateway = rig.startGateway();
        awaitLoggedOn(gateway);
        resume();
        rig.awaitFeedBeyond(rig.feedBytes(), LIMIT);
        pause();
        rig.awaitQuietFeed(LIMIT);
        gateway.terminate(LIMIT);
    }

    int kills() {
        return kills;
    }

    private JavaProcess start(CrashSpec spec) throws IOException {
        return rig.startGateway("-javaagent:" + agent + "=" + spec);
    }

    private void awaitDeath(JavaProcess gateway, CrashPoint point, CrashPoint.State state, CrashSpec spec)
            throws Exception {
        int status = endOf(gateway, point, state, spec);
        assertThat(status)
                .as("end of the gateway at %s, %s (%s):%n%s", point, state, spec, gateway.text())
                .isEqualTo(SIGKILL_STATUS);
        kills++;
        System.out.println("killed at " + point + ", " + state + " (" + spec.nth() + ")");
    }

    private static int endOf(JavaProcess gateway, CrashPoint point, CrashPoint.State state, CrashSpec spec)
            throws Exception {
        try {
            return gateway.awaitExit(LIMIT);
        } catch (AssertionError e) {
            throw new AssertionError("never came by %s, %s (%s)".formatted(point, state, spec), e);
        }
    }

    /** Whether both sessions log on; what was left to recover may reach the point before. */
    private static boolean logsOn(JavaProcess gateway) {
        try {
            awaitLoggedOn(gateway);
            return true;
        } catch (IllegalStateException ended) {
            return false;
        }
    }

    private static void awaitLoggedOn(JavaProcess gateway) {
        gateway.awaitOutput("session simy-xbp is up", LIMIT);
        gateway.awaitOutput("session simx-fix is up", LIMIT);
    }

    private void pause() {
        venues.fix().pause();
        venues.xbp().pause();
    }

    private void resume() {
        venues.fix().resume();
        venues.xbp().resume();
    }

    @Override
    public void close() {
        rig.close();
        venues.close();
    }
}
