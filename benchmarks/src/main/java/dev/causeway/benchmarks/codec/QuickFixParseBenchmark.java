package dev.causeway.benchmarks.codec;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import quickfix.ConfigError;
import quickfix.DataDictionary;
import quickfix.DefaultMessageFactory;
import quickfix.InvalidMessage;
import quickfix.Message;
import quickfix.MessageUtils;
import quickfix.ValidationSettings;

/** The baseline: QuickFIX/J's parse alone, as its sessions call it, of the same fill and trade. Nothing is mapped. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED"})
public class QuickFixParseBenchmark {
    private final DefaultMessageFactory factory = new DefaultMessageFactory();
    private final ValidationSettings validation = new ValidationSettings();
    private final DataDictionary dictionary;
    private final String executionReport = SampleFrames.fixExecutionReport();
    private final String trade = SampleFrames.fixTrade();
    private final String refresh = SampleFrames.fixRefresh();

    public QuickFixParseBenchmark() {
        try {
            dictionary = new DataDictionary("FIX44.xml");
        } catch (ConfigError e) {
            throw new IllegalStateException(e);
        }
    }

    /** Validates length and checksum. */
    @Benchmark
    public Message executionReport() throws InvalidMessage {
        return MessageUtils.parse(factory, dictionary, validation, executionReport);
    }

    /** Eight entries in a repeating group. */
    @Benchmark
    public Message refresh() throws InvalidMessage {
        return MessageUtils.parse(factory, dictionary, validation, refresh);
    }

    /** One entry in a repeating group. */
    @Benchmark
    public Message mdTrade() throws InvalidMessage {
        return MessageUtils.parse(factory, dictionary, validation, trade);
    }
}
