package dev.causeway.gateway.pipeline;

import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotJournal;
import java.util.concurrent.locks.LockSupport;

/**
 * Holds the journal's thread while the store refuses, so that nothing overtakes the journal: the ring fills up, the
 * sessions stop reading, and TCP holds what the venues send. Owned by the journal's thread; {@link #stop} by any.
 */
final class Stall {
    private static final long RETRY_NANOS = 2_000_000;

    private final SlotJournal journal;
    private final Runnable meanwhile;
    private volatile boolean stopped;

    /** @param meanwhile done between two tries, a few milliseconds apart: heartbeats */
    Stall(SlotJournal journal, Runnable meanwhile) {
        this.journal = journal;
        this.meanwhile = meanwhile;
    }

    /** Journals the slot, however long the store refuses. */
    void journal(Slot slot) {
        while (!journal.journal(slot)) {
            pause();
        }
    }

    /** Commits, however long the store refuses. */
    void commit() {
        while (!journal.commit()) {
            pause();
        }
    }

    /** From now on a refusal ends the consumer instead of holding it. */
    void stop() {
        stopped = true;
    }

    private void pause() {
        if (stopped) {
            throw new PipelineHaltedException("the store refused while the pipeline was being stopped");
        }
        meanwhile.run();
        LockSupport.parkNanos(RETRY_NANOS);
    }
}
