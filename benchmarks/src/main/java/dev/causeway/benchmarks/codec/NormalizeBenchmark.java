package dev.causeway.benchmarks.codec;

import dev.causeway.gateway.normalize.XbpNormalizer;
import dev.causeway.gateway.port.InstrumentRegistry;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.gateway.port.XbpMessages;
import dev.causeway.protocol.xbp.FrameAssembler;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From the bytes a read gave to the feed message in its slot: frame cut and checked, fields mapped, Src and body written. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED"})
public class NormalizeBenchmark {
    private final FrameAssembler assembler = new FrameAssembler(64 * 1024);
    private final OneSlotSink sink = new OneSlotSink();
    private final XbpMessages.Context context = new XbpMessages.Context();
    private final XbpNormalizer normalizer =
            new XbpNormalizer(new SessionIdentity(1, 1, "simy", "SIMY", 'X'), sink, new OneInstrument());
    private final byte[] executionReport = SampleFrames.executionReport();
    private final byte[] trade = SampleFrames.trade();

    /** Returns the length of the feed message. */
    @Benchmark
    public int executionReport() {
        return normalize(executionReport);
    }

    /** Returns the length of the feed message. */
    @Benchmark
    public int mdTrade() {
        return normalize(trade);
    }

    private int normalize(byte[] bytes) {
        ByteBuffer room = assembler.writable();
        room.put(bytes);
        assembler.written();
        if (assembler.next() != FrameAssembler.Outcome.FRAME
                || !normalizer.onApplicationFrame(
                        assembler.buffer(), assembler.offset(), assembler.length(), context)) {
            throw new IllegalStateException("refused: " + assembler.description());
        }
        assembler.consume();
        return sink.slot.length;
    }

    /** Knows one instrument. */
    static final class OneInstrument implements InstrumentRegistry {
        @Override
        public int resolve(int venueId, String key, long epochNanos) {
            return 1;
        }

        @Override
        public String key(int venueId, int instrumentId) {
            return "AAPL";
        }

        @Override
        public int define(int venueId, String key, InstrumentTerms terms, long epochNanos) {
            return 1;
        }
    }
}
