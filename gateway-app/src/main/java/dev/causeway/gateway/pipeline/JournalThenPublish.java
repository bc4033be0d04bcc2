package dev.causeway.gateway.pipeline;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotPublisher;

/**
 * Both stages on one thread: journals a batch, commits it once, then publishes it. A unit is never cut: it became visible
 * as a whole, and a batch is only ended at the end of a unit.
 */
final class JournalThenPublish implements EventHandler<Slot> {
    private final RingBuffer<Slot> ring;
    private final Stall journal;
    private final SlotPublisher publisher;
    private final int maxBatch;
    private long firstUnpublished;

    JournalThenPublish(RingBuffer<Slot> ring, Stall journal, SlotPublisher publisher, int maxBatch) {
        this.ring = ring;
        this.journal = journal;
        this.publisher = publisher;
        this.maxBatch = maxBatch;
    }

    @Override
    public void onEvent(Slot slot, long sequence, boolean endOfBatch) {
        journal.journal(slot);
        if (endOfBatch || sequence - firstUnpublished >= maxBatch && Units.endsUnit(slot)) {
            journal.commit();
            for (long next = firstUnpublished; next <= sequence; next++) {
                publisher.publish(ring.get(next));
            }
            publisher.flush();
            firstUnpublished = sequence + 1;
        }
    }

    @Override
    public void onTimeout(long sequence) {
        publisher.onIdle();
    }
}
