package dev.causeway.benchmarks.feed;

import dev.causeway.benchmarks.run.Environment;
import dev.causeway.benchmarks.run.ResultFolder;
import dev.causeway.benchmarks.run.Spread;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Publisher, receiver, gap filling and bulk recovery, one after the other, then all again. Owner: the main thread. */
@Command(
        name = "feed",
        mixinStandardHelpOptions = true,
        description = "the feed's parts: publisher beside the raw relay, receiver, gaps, bulk recovery")
public final class FeedCommand implements Callable<Integer> {
    @Option(names = "--runs", defaultValue = "5", description = "runs of each part (default ${DEFAULT-VALUE})")
    private int runs;

    @Option(names = "--messages", defaultValue = "1000000", description = "of each part (default ${DEFAULT-VALUE})")
    private int messages;

    @Option(names = "--gaps", defaultValue = "2000", description = "gaps to be filled (default ${DEFAULT-VALUE})")
    private int gaps;

    @Option(names = "--work-dir", defaultValue = "benchmarks/target/work", description = "journals (${DEFAULT-VALUE})")
    private Path workDir;

    @Option(names = "--out", defaultValue = "benchmarks/results", description = "raw results (${DEFAULT-VALUE})")
    private Path out;

    private final StringBuilder summary = new StringBuilder();

    @Override
    public Integer call() throws IOException {
        ResultFolder folder = new ResultFolder(out, "feed");
        Map<String, String> environment = Environment.describe(Path.of(System.getProperty("java.home")));
        environment.put("load", messages + " messages of " + NumberedMessages.BYTES + " bytes, " + gaps + " gaps");
        folder.write("environment.txt", Environment.format(environment));
        print(Environment.format(environment));
        Map<String, List<Double>> figures = new LinkedHashMap<>();
        boolean correct = true;
        for (int run = 1; run <= runs; run++) {
            for (Map.Entry<String, Part> part : parts().entrySet()) {
                correct &= measure(run, part.getKey(), part.getValue(), folder, figures);
            }
        }
        print("min / median / max of " + runs + " runs");
        figures.forEach((name, values) ->
                print("%-42s %s".formatted(name, Spread.of(values).format(name.endsWith("Relay") ? "%.2f" : "%,.0f"))));
        print("raw results: " + folder.path());
        folder.write("summary.txt", summary.toString());
        return correct ? 0 : 1;
    }

    private Map<String, Part> parts() {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("batch16", new PublisherRate(messages, 16));
        parts.put("batch1", new PublisherRate(messages / 4, 1));
        parts.put("receive", new ReceiverRate(messages));
        parts.put("gap", new GapFilling(gaps, workDir));
        parts.put("bulk", new BulkRate(messages, workDir));
        return parts;
    }

    private boolean measure(int run, String name, Part part, ResultFolder folder, Map<String, List<Double>> figures)
            throws IOException {
        String tag = "run-%02d-%s".formatted(run, name);
        try {
            Map<String, Double> values = part.measure();
            folder.write(
                    tag + "-values.txt",
                    values.entrySet().stream()
                            .map(value -> value.getKey() + "=" + value.getValue())
                            .collect(Collectors.joining(System.lineSeparator())));
            values.forEach((figure, value) -> figures.computeIfAbsent(name + "." + figure, key -> new ArrayList<>())
                    .add(value));
            return true;
        } catch (IncorrectException e) {
            folder.write(tag + "-values.txt", "incorrect=" + e.getMessage());
            print(tag + "  INVALID: " + e.getMessage());
            return false;
        }
    }

    private void print(String line) {
        System.out.println(line);
        summary.append(line).append(System.lineSeparator());
    }
}
