package dev.causeway.benchmarks.load;

import dev.causeway.benchmarks.role.BenchClock;
import java.io.IOException;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Sends one phase after another over all sessions in turn. Each call of {@link #doWork()} does a bounded piece and never
 * waits. Owned by the venue's thread.
 */
final class Generator {
    private static final int FLOOD_BATCH = 512;
    private static final long LONGEST_LATENESS_NANOS = 60_000_000_000L;

    private final List<LoadConnection> connections;
    private final BenchClock clock;
    private final Histogram lateness = new Histogram(LONGEST_LATENESS_NANOS, 3);
    private Phase phase;
    private Schedule schedule;
    private long startNanos;
    private long sentInPhase;

    Generator(List<LoadConnection> connections, BenchClock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /** Begins a phase; its first message is due now. */
    void begin(Phase next) {
        phase = next;
        startNanos = clock.epochNanos();
        sentInPhase = 0;
        lateness.reset();
        schedule = next.isFlood() ? null : new Schedule(startNanos, next.perSecond());
    }

    /** Whether the phase has been sent, to the last byte. */
    boolean isDone() throws IOException {
        return isOver() && writeAll();
    }

    private boolean isOver() {
        return sentInPhase >= phase.messages() || clock.epochNanos() - startNanos >= phase.longestNanos();
    }

    /**
     * Appends what is due, nothing once the phase is over, and writes it.
     *
     * @return nanoseconds until the next message is due; 0 when there is more to do at once; negative when every socket is
     *     full
     */
    long doWork() throws IOException {
        if (isOver()) {
            return writeAll() ? 0 : -1;
        }
        return phase.isFlood() ? flood() : follow();
    }

    private long flood() throws IOException {
        boolean someRoom = false;
        for (int i = 0; i < connections.size(); i++) {
            LoadConnection connection = connections.get(i);
            long now = clock.epochNanos();
            for (int n = 0; n < FLOOD_BATCH && sentInPhase < phase.messages(); n++) {
                if (!connection.session().appendMessage(now)) {
                    break;
                }
                sentInPhase++;
            }
            someRoom |= connection.write();
        }
        return someRoom ? 0 : -1;
    }

    private long follow() throws IOException {
        long now = clock.epochNanos();
        boolean room = true;
        while (room && sentInPhase < phase.messages() && schedule.intendedNanos(sentInPhase) <= now) {
            long intended = schedule.intendedNanos(sentInPhase);
            LoadConnection connection = connections.get((int) (sentInPhase % connections.size()));
            room = connection.session().appendMessage(intended);
            if (room) {
                sentInPhase++;
                lateness.recordValue(Math.min(now - intended, LONGEST_LATENESS_NANOS));
            }
        }
        writeAll();
        return room ? Math.max(0, schedule.intendedNanos(sentInPhase) - clock.epochNanos()) : -1;
    }

    private boolean writeAll() throws IOException {
        boolean all = true;
        for (int i = 0; i < connections.size(); i++) {
            all &= connections.get(i).write();
        }
        return all;
    }

    /** How late messages of this phase were appended, nanoseconds: the generator's own share of the latencies. */
    Histogram lateness() {
        return lateness;
    }

    /** Since the phase began, nanoseconds. */
    long elapsedNanos() {
        return clock.epochNanos() - startNanos;
    }

    long sentInPhase() {
        return sentInPhase;
    }
}
