package dev.causeway.gateway.inbound.fix.store;

import dev.causeway.gateway.port.SessionEvents;
import dev.causeway.protocol.feed.sbe.GapState;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.protocol.feed.sbe.StatusReason;
import dev.causeway.store.StoreException;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.EpochNanoClock;

/**
 * One session's events, serialized: QuickFIX/J calls from its dispatch, timer and reconnect threads. A ring without room
 * is waited for within a limit; numbers that could not be handed over are a {@link StoreException}, a status that could not
 * is only counted.
 */
public final class EventLine {
    private final SessionEvents events;
    private final RingWait wait;
    private final EpochNanoClock clock;
    private final BooleanSupplier journalWorks;
    private long droppedStatuses;

    /** @param journalWorks false: it is not waited for */
    public EventLine(SessionEvents events, RingWait wait, EpochNanoClock clock, BooleanSupplier journalWorks) {
        this.events = events;
        this.wait = wait;
        this.clock = clock;
        this.journalWorks = journalWorks;
    }

    synchronized void advance(int epoch, long nextExpected) {
        long now = clock.nanoTime();
        if (!events.advance(epoch, nextExpected, now)) {
            require("advance to " + nextExpected, () -> events.advance(epoch, nextExpected, now));
        }
    }

    synchronized void lost(int epoch, long from, long to, String why) {
        long now = clock.nanoTime();
        require("loss of " + from + ".." + to, () -> events.lost(epoch, from, to, why, now));
    }

    synchronized void newEpoch(int epoch) {
        long now = clock.nanoTime();
        require("epoch " + epoch, () -> events.newEpoch(epoch, 0, 1, now));
    }

    synchronized void gap(int epoch, long from, long to, GapState state) {
        long now = clock.nanoTime();
        require("gap " + from + ".." + to, () -> events.gap(epoch, from, to, state, now));
    }

    /** Tells the feed a state; false when the ring stayed full. */
    public synchronized boolean status(int epoch, SessionStatusCode status, StatusReason reason) {
        long now = clock.nanoTime();
        boolean told = wait.until(() -> events.status(epoch, status, reason, now));
        if (!told) {
            droppedStatuses++;
        }
        return told;
    }

    /** Statuses the ring had no room for. */
    public synchronized long droppedStatuses() {
        return droppedStatuses;
    }

    long epochNanos() {
        return clock.nanoTime();
    }

    /** Waits for the journal; in vain once it refuses. */
    boolean awaitJournal(BooleanSupplier done) {
        wait.until(() -> done.getAsBoolean() || !journalWorks.getAsBoolean());
        return done.getAsBoolean();
    }

    private void require(String what, BooleanSupplier attempt) {
        if (!wait.until(attempt)) {
            throw new StoreException("the ring did not take the session's " + what);
        }
    }
}
