package dev.causeway.benchmarks.codec;

import dev.causeway.gateway.inbound.fix.normalize.FixNormalizer;
import dev.causeway.gateway.inbound.fix.normalize.NormalizerCounters;
import dev.causeway.gateway.inbound.fix.store.RingWait;
import dev.causeway.gateway.port.SessionIdentity;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * From a FIX message as the engine's codec gives it to the feed messages in their slots: fields found, mapped, Src and body
 * written. {@link QuickFixParseBenchmark} is the baseline: what the engine's own parse of the same message costs, which the
 * gateway does without.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED"})
public class FixNormalizeBenchmark {
    private static final int ENTRIES = 8;

    private final OneSlotSink sink = new OneSlotSink(ENTRIES);
    private final FixNormalizer.Context context = new FixNormalizer.Context();
    private final NormalizerCounters counters = new NormalizerCounters();
    private final FixNormalizer normalizer = new FixNormalizer(
            new SessionIdentity(1, 1, "simx", "SIMX", 'F'),
            sink,
            new NormalizeBenchmark.OneInstrument(),
            counters,
            new FixNormalizer.NormalizerTiming(new RingWait(System::nanoTime, 0), System::nanoTime));
    private final String executionReport = SampleFrames.fixExecutionReport();
    private final String trade = SampleFrames.fixTrade();
    private final String refresh = SampleFrames.fixRefresh();

    /** 35=8, a partial fill. Returns the length of the feed message. */
    @Benchmark
    public int executionReport() {
        return normalize(executionReport);
    }

    /** 35=X of one entry. Returns the length of the feed message. */
    @Benchmark
    public int mdTrade() {
        return normalize(trade);
    }

    /** 35=X of eight entries, eight feed messages. Returns the length of the last. */
    @Benchmark
    public int refresh() {
        return normalize(refresh);
    }

    private int normalize(String raw) {
        context.seqNo++;
        normalizer.onMessage(raw, context);
        return sink.slot.length;
    }

    /** Messages that were not mapped: 0, or what was measured is something else. */
    long unmapped() {
        return counters.unmapped.sum();
    }
}
