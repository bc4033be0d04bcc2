package dev.causeway.benchmarks.journal;

import dev.causeway.benchmarks.role.Lifeline;
import dev.causeway.benchmarks.role.RoleOptions;
import dev.causeway.benchmarks.role.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes records in batches as fast as it can, closes, reads them again, says {@code @result}. */
@Command(name = "journal-serve", hidden = true, description = "role: one journal")
public final class JournalServeCommand implements Callable<Integer> {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long LONGEST_COMMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

    @Mixin
    private RoleOptions role;

    @Option(names = "--writer", required = true)
    private Writer writer;

    @Option(names = "--force", description = "each batch is forced to the device")
    private boolean force;

    @Option(names = "--records", required = true)
    private long records;

    @Option(names = "--warm-up", required = true, description = "records before the measured ones")
    private long warmUp;

    @Option(names = "--payload-bytes", required = true)
    private int payloadBytes;

    @Option(names = "--batch", required = true, description = "records between two commits")
    private int batch;

    @Option(names = "--directory", required = true, description = "empty or not there")
    private Path directory;

    @Override
    public Integer call() throws IOException {
        Lifeline lifeline = role.lifeline();
        Histogram commits = new Histogram(LONGEST_COMMIT_NANOS, 3);
        RecordWriter journal = writer.open(directory, force, payloadBytes);
        RecordCheck contents = new RecordCheck(payloadBytes);
        write(journal, contents, 1, warmUp, new Histogram(LONGEST_COMMIT_NANOS, 3));
        long began = System.nanoTime();
        write(journal, contents, warmUp + 1, warmUp + records, commits);
        long nanos = System.nanoTime() - began;
        journal.close();
        journal.read(contents);
        lifeline.say(Signal.of("result")
                .with("perSecond", Math.round(records / (nanos / NANOS_PER_SECOND)))
                .with("nanos", nanos)
                .with("commits", commits.getTotalCount())
                .with("commitP50Nanos", commits.getValueAtPercentile(50))
                .with("commitP99Nanos", commits.getValueAtPercentile(99))
                .with("commitMaxNanos", commits.getMaxValue())
                .with("written", warmUp + records)
                .with("readBack", contents.count()));
        return 0;
    }

    private void write(RecordWriter journal, RecordCheck contents, long first, long last, Histogram commits)
            throws IOException {
        for (long number = first; number <= last; number++) {
            journal.append(contents.payload(number), number);
            if (number % batch == 0 || number == last) {
                long before = System.nanoTime();
                journal.commit();
                commits.recordValue(Math.min(System.nanoTime() - before, LONGEST_COMMIT_NANOS));
            }
        }
    }
}
