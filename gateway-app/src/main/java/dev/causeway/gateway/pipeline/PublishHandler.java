package dev.causeway.gateway.pipeline;

import com.lmax.disruptor.EventHandler;
import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotPublisher;

/** Multicast on a thread of its own, behind the journal. */
final class PublishHandler implements EventHandler<Slot> {
    private final SlotPublisher publisher;

    PublishHandler(SlotPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void onEvent(Slot slot, long sequence, boolean endOfBatch) {
        publisher.publish(slot);
        if (endOfBatch) {
            publisher.flush();
        }
    }

    @Override
    public void onTimeout(long sequence) {
        publisher.onIdle();
    }
}
