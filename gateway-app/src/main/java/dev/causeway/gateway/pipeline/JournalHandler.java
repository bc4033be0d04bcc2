package dev.causeway.gateway.pipeline;

import com.lmax.disruptor.EventHandler;
import dev.causeway.gateway.port.Slot;

/**
 * The journal on a thread of its own. The next stage sees a slot only when this handler's sequence has passed it, which
 * happens at the end of the batch: after the commit.
 */
final class JournalHandler implements EventHandler<Slot> {
    private final Stall journal;

    JournalHandler(Stall journal) {
        this.journal = journal;
    }

    @Override
    public void onEvent(Slot slot, long sequence, boolean endOfBatch) {
        journal.journal(slot);
        if (endOfBatch) {
            journal.commit();
        }
    }
}
