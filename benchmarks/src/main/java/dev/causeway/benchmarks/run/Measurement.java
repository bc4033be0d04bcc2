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
    private final List<Comparison> more;
    private final ResultFolder folder;
    private final PrintStream out;
    private final StringBuilder summary = new StringBuilder();

    Measurement(String command, LoadOptions options, List<Subject> subjects, PrintStream out) {
        this(command, options, subjects, List.of(), out);
    }

    /** @param more ratios to report besides those to the first subject */
    Measurement(String command, LoadOptions options, List<Subject> subjects, List<Comparison> more, PrintStream out) {
        this.options = options;
        this.subjects = subjects;
        this.more = more;
        this.folder = new ResultFolder(options.out(), command);
        this.out = out;
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
        folder.write("environment.txt", Environment.format(environment));
        print(Environment.format(environment));
        List<Map<String, RunResult>> rounds = new ArrayList<>();
        for (int round = 1; round <= options.runs(); round++) {
            rounds.add(round(round, spec));
        }
        new Report(rounds, more).lines().forEach(this::print);
        print("raw results: " + folder.path());
        folder.write("summary.txt", summary.toString());
        return rounds.stream().flatMap(results -> results.values().stream()).allMatch(RunResult::isValid);
    }

    private Map<String, RunResult> round(int round, RunSpec spec) {
        Map<String, RunResult> results = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            String tag = "run-%02d-%s".formatted(round, subject.name());
            Launcher launcher = new Launcher(
                    options.jdkHome(), BenchClock.measure(), folder.path(), tag, spec.longestLifeSeconds());
            RunResult result = new LoadRun(launcher, spec, subject).run();
            folder.write(tag, result);
            print("run " + round + "  " + result.line());
            results.put(subject.name(), result);
        }
        return results;
    }

    private void print(String line) {
        out.println(line);
        out.flush();
        summary.append(line).append(System.lineSeparator());
    }
}
