package dev.causeway.benchmarks.run;

import dev.causeway.benchmarks.role.BenchClock;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One command's runs: every subject once, then every subject again, so that what the machine does meanwhile meets all of
 * them. Prints as it goes and writes the raw results. Owned by the command's main thread.
 */
final class Measurement {
    private final LoadOptions options;
    private final List<Subject> subjects;
    private final ResultFolder folder;
    private final PrintStream out;
    private final Closing closing;
    private final List<Comparison> comparisons = new ArrayList<>();
    private ResultLog log;

    /** What a command says when all runs have been made, behind the report. */
    @FunctionalInterface
    interface Closing {
        /** @param rounds one result a subject each */
        List<String> lines(List<Map<String, RunResult>> rounds, Launcher launcher);
    }

    Measurement(String command, LoadOptions options, List<Subject> subjects, PrintStream out) {
        this(command, options, subjects, List.of(), out);
    }

    /** @param more ratios to report besides those of every report */
    Measurement(String command, LoadOptions options, List<Subject> subjects, List<Comparison> more, PrintStream out) {
        this(command, options, subjects, out, (rounds, launcher) -> List.of());
        comparisons.addAll(more);
    }

    Measurement(String command, LoadOptions options, List<Subject> subjects, PrintStream out, Closing closing) {
        this.options = options;
        this.subjects = subjects;
        this.folder = new ResultFolder(options.out(), command);
        this.out = out;
        this.closing = closing;
    }

    /**
     * Makes all runs.
     *
     * @return whether every one of them is valid
     */
    boolean run() {
        RunSpec spec = options.spec();
        Map<String, String> environment = Environment.describe(options.jdkHome());
        environment.put("load", spec.describe());
        for (Subject subject : subjects) {
            if (!subject.conditions().isEmpty()) {
                environment.put(subject.name(), subject.conditions());
            }
        }
        log = new ResultLog(folder, environment, out);
        List<Map<String, RunResult>> rounds = new ArrayList<>();
        for (int round = 1; round <= options.runs(); round++) {
            rounds.add(round(round, spec));
        }
        new Report(rounds, comparisons).lines().forEach(log::print);
        closing.lines(rounds, launcher("closing", spec)).forEach(log::print);
        log.close();
        return rounds.stream().flatMap(results -> results.values().stream()).allMatch(RunResult::isValid);
    }

    private Map<String, RunResult> round(int round, RunSpec spec) {
        Map<String, RunResult> results = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            String tag = "run-%02d-%s".formatted(round, subject.name());
            RunResult result = new LoadRun(launcher(tag, subject.spec(spec)), spec, subject).run();
            folder.write(tag, result);
            log.print("run " + round + "  " + result.line());
            results.put(subject.name(), result);
        }
        return results;
    }

    private Launcher launcher(String tag, RunSpec spec) {
        return new Launcher(options.jdkHome(), BenchClock.measure(), folder.path(), tag, spec.longestLifeSeconds());
    }
}
