package dev.causeway.benchmarks.feed;

import dev.causeway.gateway.outbound.multicast.FeedPublisher;
import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotKind;

/** Gives a publisher numbered messages the way the pipeline does: one slot after the other, a flush behind each batch. */
final class SlotSource {
    private final Slot slot = new Slot();
    private final FeedPublisher publisher;

    SlotSource(FeedPublisher publisher) {
        this.publisher = publisher;
        slot.kind = SlotKind.NOTICE;
        slot.length = NumberedMessages.BYTES;
    }

    /** Publishes the next {@code count} numbers and flushes. */
    void batch(int count) {
        for (int i = 0; i < count; i++) {
            slot.feedSeq = publisher.nextFeedSeq();
            NumberedMessages.fill(slot.buffer(), 0, slot.feedSeq);
            publisher.publish(slot);
        }
        publisher.flush();
    }
}
