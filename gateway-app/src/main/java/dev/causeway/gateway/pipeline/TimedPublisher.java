package dev.causeway.gateway.pipeline;

import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.gateway.port.SlotPublisher;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Times each batch of the multicast stage, and every venue message from its socket to the end of its batch: one read of the
 * clock serves them all, and the messages of one read of a socket, which have one latency, are recorded at once. Owner: the
 * stage's thread.
 */
final class TimedPublisher implements SlotPublisher {
    private static final long NONE = 0;

    private final SlotPublisher stage;
    private final PipelineLatencies latencies;
    private final EpochNanoClock clock;
    private final long[] readNanos;
    private final int[] messages;
    private int reads;
    private long beganNanos = NONE;

    TimedPublisher(SlotPublisher stage, PipelineLatencies latencies, EpochNanoClock clock, int maxBatch) {
        this.stage = stage;
        this.latencies = latencies;
        this.clock = clock;
        readNanos = new long[maxBatch];
        messages = new int[maxBatch];
    }

    @Override
    public void publish(Slot slot) {
        if (slot.feedSeq != Slot.NOT_ON_FEED) {
            if (beganNanos == NONE) {
                beganNanos = clock.nanoTime();
            }
            if (slot.kind == SlotKind.VENUE) {
                note(slot.epochNanos);
            }
        }
        stage.publish(slot);
    }

    private void note(long epochNanos) {
        if (reads > 0 && readNanos[reads - 1] == epochNanos) {
            messages[reads - 1]++;
        } else if (reads < readNanos.length) {
            readNanos[reads] = epochNanos;
            messages[reads++] = 1;
        }
    }

    @Override
    public void flush() {
        stage.flush();
        if (beganNanos != NONE) {
            long nowNanos = clock.nanoTime();
            latencies.multicast.record(nowNanos - beganNanos);
            for (int i = 0; i < reads; i++) {
                latencies.wireToWire.record(nowNanos - readNanos[i], messages[i]);
            }
            reads = 0;
            beganNanos = NONE;
        }
    }

    @Override
    public void onIdle() {
        stage.onIdle();
    }
}
