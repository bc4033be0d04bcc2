package dev.causeway.benchmarks.micro;

import dev.causeway.gateway.pipeline.LatencyRecorder;
import dev.causeway.gateway.pipeline.PipelineLatencies;
import dev.causeway.gateway.port.Count;
import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.gateway.port.SlotPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Recorder;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.OffsetEpochNanoClock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the hot path pays for being watched: a latency, a count, and what a message of a timed batch costs more than one of
 * an untimed batch. Beside each what it was chosen over. One thread writes, as in the gateway.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecordingBenchmark {
    private static final int BATCH = 16;
    private static final long SPREAD_MASK = (1 << 20) - 1;
    private static final long MULTIPLIER = 6364136223846793005L;

    private final LatencyRecorder recorder = new LatencyRecorder();
    private final Recorder sharedRecorder = new Recorder(1, TimeUnit.SECONDS.toNanos(60), 2);
    private final Count count = new Count();
    private final AtomicLong atomic = new AtomicLong();
    private final EpochNanoClock clock = new OffsetEpochNanoClock();
    private final Slot slot = venueSlot();
    private final SlotPublisher bare = new NoPublisher();
    private final SlotPublisher timed = new PipelineLatencies(clock).timed(bare, BATCH);
    private long state = 1;

    /** Takes slots and does nothing with them. */
    private static final class NoPublisher implements SlotPublisher {
        private long last;

        @Override
        public void publish(Slot slot) {
            last = slot.feedSeq;
        }

        @Override
        public void flush() {
            last++;
        }

        @Override
        public void onIdle() {
            last++;
        }
    }

    private static Slot venueSlot() {
        Slot slot = new Slot();
        slot.kind = SlotKind.VENUE;
        slot.feedSeq = 1;
        slot.epochNanos = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        return slot;
    }

    /** The latencies that the others record: up to a millisecond, no two alike. */
    @Benchmark
    public long baseline() {
        return nextNanos();
    }

    /** One latency into the recorder of a stage. */
    @Benchmark
    public void latency() {
        recorder.record(nextNanos());
    }

    /** The same into a recorder that many threads might write. */
    @Benchmark
    public void latencyForManyWriters() {
        sharedRecorder.recordValue(nextNanos());
    }

    /** One count of a stage. */
    @Benchmark
    public void count() {
        count.increment();
    }

    /** The same with a locked instruction. */
    @Benchmark
    public long countForManyWriters() {
        return atomic.incrementAndGet();
    }

    /** One read of the clock that stamps. */
    @Benchmark
    public long clock() {
        return clock.nanoTime();
    }

    /** One message of a batch of 16, timed from its socket to the kernel. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void messageTimed() {
        publish(timed);
    }

    /** The same, untimed. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void messageUntimed() {
        publish(bare);
    }

    private void publish(SlotPublisher publisher) {
        for (int i = 0; i < BATCH; i++) {
            publisher.publish(slot);
        }
        publisher.flush();
    }

    private long nextNanos() {
        state = state * MULTIPLIER + 1;
        return state >>> 20 & SPREAD_MASK;
    }
}
