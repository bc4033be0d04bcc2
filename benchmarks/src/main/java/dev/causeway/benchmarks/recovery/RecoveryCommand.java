package dev.causeway.benchmarks.recovery;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Fills a journal and opens it again and again, for each size of segments. Exit status 1 when one opening took longer than
 * the limit or did not find what was written.
 */
@Command(
        name = "recovery",
        mixinStandardHelpOptions = true,
        description = "how long a journal takes to open, by the size of its segments; the page cache is warm")
public final class RecoveryCommand implements Callable<Integer> {
    @Option(names = "--records", defaultValue = "10000000", description = "records of the journal (${DEFAULT-VALUE})")
    private long records;

    @Option(names = "--payload-bytes", defaultValue = "100", description = "of each record (${DEFAULT-VALUE})")
    private int payloadBytes;

    @Option(
            names = "--segment-mib",
            split = ",",
            defaultValue = "16,128,1024",
            description = "sizes of segments (${DEFAULT-VALUE})")
    private List<Integer> segmentMib;

    @Option(names = "--runs", defaultValue = "5", description = "openings of each journal (${DEFAULT-VALUE})")
    private int runs;

    @Option(
            names = "--limit-millis",
            defaultValue = "2000",
            description = "what an opening may take (${DEFAULT-VALUE})")
    private long limitMillis;

    @Option(names = "--directory", description = "where the journals are made and deleted (a temporary directory)")
    private Path directory;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException {
        Path at = directory == null ? Files.createTempDirectory("recovery-") : Files.createDirectories(directory);
        out.printf(
                "%12s %12s %9s %12s   open, ms: min / median / max%n",
                "records", "segment MiB", "segments", "records read");
        boolean good = true;
        for (int mib : segmentMib) {
            Path journal = at.resolve("journal-" + mib);
            try {
                good &= measure(new RecoveryRun(journal, mib << 20, records, payloadBytes), mib);
            } finally {
                delete(journal);
            }
        }
        if (directory == null) {
            delete(at);
        }
        return good ? 0 : 1;
    }

    private boolean measure(RecoveryRun run, int mib) throws IOException {
        int segments = run.fill();
        long[] nanos = new long[runs];
        for (int i = 0; i < runs; i++) {
            nanos[i] = run.open();
        }
        java.util.Arrays.sort(nanos);
        out.printf(
                "%,12d %12d %9d %,12d   %.1f / %.1f / %.1f%n",
                records,
                mib,
                segments,
                run.recordsRead(),
                nanos[0] / 1e6,
                nanos[runs / 2] / 1e6,
                nanos[runs - 1] / 1e6);
        return nanos[runs - 1] <= limitMillis * 1_000_000;
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
