package dev.causeway.store.dump;

import dev.causeway.store.DamagedStoreException;
import dev.causeway.store.LostRange;
import dev.causeway.store.LostRangeMarker;
import dev.causeway.store.StoreException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives up a damaged range so that its store opens again. */
@Command(
        name = "declare-lost",
        description = {
            "Gives up the first damaged range of a store that is not in use, so that it opens again.",
            "The damaged bytes are kept in lost-SEGMENT-OFFSET.bytes, who and why in lost-ranges.audit, both beside the"
                    + " segments; the range itself becomes a record of type LOST."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DeclareLostCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIRECTORY", description = "of a journal or of one session's outbound log")
    private Path directory;

    @Option(names = "--segment", required = true, paramLabel = "N", description = "as verify named it")
    private long segment;

    @Option(names = "--offset", required = true, paramLabel = "N", description = "as verify named it")
    private long offset;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "for the audit file")
    private String reason;

    @Option(names = "--by", paramLabel = "NAME", description = "who declares it (default: the user's name)")
    private String by = System.getProperty("user.name");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Instant now = Instant.now();
        long epochNanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        try {
            LostRange range = new LostRangeMarker(directory).declare(segment, offset, by, reason, epochNanos);
            spec.commandLine()
                    .getOut()
                    .printf(
                            "declared lost: %s bytes %d to %d, numbers from %d, next %d%n",
                            range.file().getFileName(), range.from(), range.to(), range.firstLost(), range.next());
            return JournalDump.GOOD;
        } catch (DamagedStoreException e) {
            throw e;
        } catch (StoreException e) {
            spec.commandLine().getErr().println("journal-dump: " + e.getMessage());
            return JournalDump.REFUSED;
        }
    }
}
