package dev.causeway.store.dump;

import dev.causeway.store.StoreCursor;
import dev.causeway.store.StoredSegment;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the segments of a store. */
@Command(name = "segments", description = "Lists the segments of a store.", mixinStandardHelpOptions = true)
final class SegmentsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIRECTORY", description = "of a journal or of one session's outbound log")
    private Path directory;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        for (StoredSegment segment : StoreCursor.segments(directory)) {
            Fields fields = json ? Fields.json() : Fields.words();
            spec.commandLine()
                    .getOut()
                    .println(fields.number("segment", segment.number())
                            .text("file", segment.file().getFileName().toString())
                            .optional("stream", segment.streamName())
                            .positive("epoch", segment.epoch())
                            .number("base", segment.base())
                            .number("firstSegment", segment.firstNumber())
                            .number("bytes", segment.bytes())
                            .number("synced", segment.syncedBytes())
                            .text(
                                    "created",
                                    RecordText.instant(segment.createdNanos()).toString())
                            .text(
                                    "began",
                                    RecordText.instant(segment.beganNanos()).toString())
                            .text("boot", segment.bootId())
                            .end());
        }
        return JournalDump.GOOD;
    }
}
