package dev.causeway.store.dump;

import dev.causeway.store.StoreCursor;
import dev.causeway.store.StoredRecord;
import dev.causeway.store.StoredSegment;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints records, oldest first. Owner: the main thread. */
@Command(
        name = "records",
        description = "Prints the records of a store, oldest first; passwords are blanked.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RecordsCommand implements Callable<Integer> {
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    @Parameters(paramLabel = "DIRECTORY", description = "of a journal or of one session's outbound log")
    private Path directory;

    @Mixin
    private RecordFilter filter;

    @Option(names = "--payload", defaultValue = "auto", description = "${COMPLETION-CANDIDATES} (default auto)")
    private RecordText.Payload payload;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Option(names = "--follow", description = "wait for more records at the end")
    private boolean follow;

    @Option(names = "--limit", paramLabel = "N", description = "stop after N records")
    private long limit = Long.MAX_VALUE;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        RecordText text = new RecordText(payload, json);
        PrintWriter out = spec.commandLine().getOut();
        long shown = 0;
        try (StoreCursor cursor = StoreCursor.openAt(directory, firstSegment())) {
            while (shown < limit && !out.checkError()) {
                if (cursor.next()) {
                    StoredRecord record = cursor.record();
                    if (filter.accepts(record)) {
                        out.println(text.line(record));
                        shown++;
                    }
                } else if (follow) {
                    LockSupport.parkNanos(POLL_NANOS);
                } else {
                    cursor.requireEnd();
                    return JournalDump.GOOD;
                }
            }
        }
        return JournalDump.GOOD;
    }

    /** The last segment that began at or below the lowest number looked for: the newest stream's segments only. */
    private long firstSegment() {
        if (filter.lowestNumber() == 0) {
            return 1;
        }
        List<StoredSegment> segments = StoreCursor.segments(directory);
        long first = segments.get(segments.size() - 1).firstNumber();
        if (first > segments.get(0).number()) {
            return 1;
        }
        for (StoredSegment segment : segments) {
            first = segment.base() <= filter.lowestNumber() ? segment.number() : first;
        }
        return first;
    }
}
