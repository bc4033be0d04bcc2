package dev.causeway.gateway.pipeline;

import dev.causeway.gateway.port.SlotJournal;
import dev.causeway.gateway.port.SlotPublisher;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.EpochNanoClock;

/**
 * How long messages are under way in the gateway. Stages are timed once a batch, messages one by one; the clock is read a
 * few times a batch, never once a message.
 */
public final class PipelineLatencies {
    /** Bytes read from the socket until the journal takes them up; the first slot of each batch, which waited longest. */
    public final LatencyRecorder ring = new LatencyRecorder();
    /** First slot of a batch until the batch is committed. */
    public final LatencyRecorder journal = new LatencyRecorder();
    /** Of these: until the last append. */
    public final LatencyRecorder append = new LatencyRecorder();
    /** Of these: the commit, with its device sync when there is one. */
    public final LatencyRecorder sync = new LatencyRecorder();
    /** First message of a batch until its last datagram has been given to the kernel. */
    public final LatencyRecorder multicast = new LatencyRecorder();
    /** Every venue message: bytes read from the socket until the last datagram of its batch has been given to the kernel. */
    public final LatencyRecorder wireToWire = new LatencyRecorder();

    private final EpochNanoClock clock;
    private final AtomicLong committedEpochNanos = new AtomicLong();

    /** @param clock the one that stamps what is read from the sockets */
    public PipelineLatencies(EpochNanoClock clock) {
        this.clock = clock;
    }

    /** When a batch was committed last, 0 before the first; any thread. */
    public long committedEpochNanos() {
        return committedEpochNanos.getAcquire();
    }

    void committed(long epochNanos) {
        committedEpochNanos.setRelease(epochNanos);
    }

    /** The same journal, timed. */
    public SlotJournal timed(SlotJournal stage) {
        return new TimedJournal(stage, this, clock);
    }

    /**
     * The same publisher, timed.
     *
     * @param maxBatch the most slots between two flushes that are measured
     */
    public SlotPublisher timed(SlotPublisher stage, int maxBatch) {
        return new TimedPublisher(stage, this, clock, maxBatch);
    }
}
