package dev.causeway.store.dump;

import dev.causeway.store.StoreCursor;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges every record of a store. Damage ends it with status {@link JournalDump#DAMAGED}, file and offset. */
@Command(
        name = "verify",
        description = "Reads every record and its checksum; status 1 and file and offset when one is damaged.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIRECTORY", description = "of a journal or of one session's outbound log")
    private Path directory;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, Long> counts = new TreeMap<>();
        int segments = StoreCursor.segments(directory).size();
        try (StoreCursor cursor = StoreCursor.open(directory)) {
            while (cursor.next()) {
                counts.merge(cursor.type(), 1L, Long::sum);
            }
            cursor.requireEnd();
        }
        spec.commandLine().getOut().println("good: segments=" + segments + " records=" + counts);
        return JournalDump.GOOD;
    }
}
