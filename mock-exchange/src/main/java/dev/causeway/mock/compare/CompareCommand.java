package dev.causeway.mock.compare;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code compare}: exit status 0 when feed and logs agree, 1 when not, 2 when they cannot be read. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Compares a listener's JSON lines with the venues' logs.")
public final class CompareCommand implements Callable<Integer> {
    private static final int CANNOT_READ = 2;

    @Spec
    private CommandSpec spec;

    @Option(names = "--feed", required = true, paramLabel = "FILE", description = "What the listener printed.")
    private Path feed;

    @Option(
            names = "--session",
            required = true,
            paramLabel = "SESSION=LOG",
            description = "Session number, or id as in the feed's SessionDef, and the venue's log. May be repeated.")
    private Map<String, Path> sessions = new LinkedHashMap<>();

    @Option(names = "--from-first", description = "The listener joined late: begin at its first message.")
    private boolean fromFirst;

    @Option(names = "--until-last", description = "The listener stopped early: end at its last message.")
    private boolean untilLast;

    @Override
    public Integer call() {
        try {
            Comparison comparison = new Comparison(feed, sessions, fromFirst, untilLast);
            return comparison.run(spec.commandLine().getOut()) ? 0 : 1;
        } catch (UncheckedIOException | IllegalArgumentException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return CANNOT_READ;
        }
    }
}
