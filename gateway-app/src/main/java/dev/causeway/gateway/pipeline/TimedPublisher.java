package dev.causeway.gateway.pipeline;

import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.gateway.port.SlotPublisher;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Times each batch of the multicast stage, and every venue message from its socket to the end of its batch: one read of the
 * clock serves them all. Owner: the stage's thread.
 */
final class TimedPublisher implements SlotPublisher {
    private static final long NONE = 0;

    private final SlotPublisher stage;
    private final PipelineLatencies latencies;
    private final EpochNanoClock clock;
    private final long[] readNanos;
    private int count;
    private long beganNanos = NONE;

    TimedPublisher(SlotPublisher stage, PipelineLatencies latencies, EpochNanoClock clock, int maxBatch) {
        this.stage = stage;
        this.latencies = latencies;
        this.clock = clock;
        readNanos = new long[maxBatch];
    }

    @Override
    public void publish(Slot slot) {
        if (slot.feedSeq != Slot.NOT_ON_FEED) {
            if (beganNanos == NONE) {
                beganNanos = clock.nanoTime();
            }
            if (slot.kind == SlotKind.VENUE && count < readNanos.length) {
                readNanos[count++] = slot.epochNanos;
            }
        }
        stage.publish(slot);
    }

    @Override
    public void flush() {
        stage.flush();
        if (beganNanos != NONE) {
            long nowNanos = clock.nanoTime();
            latencies.multicast.record(nowNanos - beganNanos);
            for (int i = 0; i < count; i++) {
                latencies.wireToWire.record(nowNanos - readNanos[i]);
            }
            count = 0;
            beganNanos = NONE;
        }
    }

    @Override
    public void onIdle() {
        stage.onIdle();
    }
}
