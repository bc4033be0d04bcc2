package dev.causeway.gateway.pipeline;

import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotJournal;
import org.agrona.concurrent.EpochNanoClock;

/** Times each batch of the journal stage; a batch that the store refuses lasts until it is taken. Owner: its thread. */
final class TimedJournal implements SlotJournal {
    private static final long NONE = 0;

    private final SlotJournal stage;
    private final PipelineLatencies latencies;
    private final EpochNanoClock clock;
    private long beganNanos = NONE;
    private long appendedNanos = NONE;

    TimedJournal(SlotJournal stage, PipelineLatencies latencies, EpochNanoClock clock) {
        this.stage = stage;
        this.latencies = latencies;
        this.clock = clock;
    }

    @Override
    public boolean journal(Slot slot) {
        if (beganNanos == NONE) {
            beganNanos = clock.nanoTime();
            if (slot.kind != null) {
                latencies.ring.record(beganNanos - slot.epochNanos);
            }
        }
        return stage.journal(slot);
    }

    @Override
    public boolean commit() {
        if (appendedNanos == NONE) {
            appendedNanos = clock.nanoTime();
        }
        if (!stage.commit()) {
            return false;
        }
        if (beganNanos != NONE) {
            long nowNanos = clock.nanoTime();
            latencies.committed(nowNanos);
            latencies.append.record(appendedNanos - beganNanos);
            latencies.sync.record(nowNanos - appendedNanos);
            latencies.journal.record(nowNanos - beganNanos);
        }
        beganNanos = NONE;
        appendedNanos = NONE;
        return true;
    }
}
