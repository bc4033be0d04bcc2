package dev.causeway.benchmarks.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One long day: do latency and memory grow with what is journaled, and how long is the restart? */
@Command(
        name = "growth",
        mixinStandardHelpOptions = true,
        description =
                "100 M messages (--messages) at 50,000 a second (--rate, --seconds) into one journal: latency and memory"
                        + " by stretches, and the restart behind them; once unless --runs says otherwise")
public final class GrowthCommand implements Callable<Integer> {
    private static final long MESSAGES = 100_000_000;
    private static final long RATE = 50_000;
    private static final long SECONDS = 7_200;
    private static final int FIELDS = 8;

    @Mixin
    private LoadOptions options;

    @Mixin
    private GatewayOptions gateway;

    @Option(names = "--window", defaultValue = "1000000", description = "messages of a stretch (${DEFAULT-VALUE})")
    private int window;

    @Override
    public Integer call() {
        options.orElseOnce(RATE, MESSAGES, SECONDS);
        Subject subject = new GrowingGateway(gateway.subject(), window);
        Measurement measurement = new Measurement(
                "growth",
                options,
                List.of(subject),
                System.out,
                (rounds, launcher) -> lines(rounds, launcher, subject));
        return measurement.run() ? 0 : 1;
    }

    private static List<String> lines(List<Map<String, RunResult>> rounds, Launcher launcher, Subject subject) {
        List<String> lines = new ArrayList<>();
        for (int round = 1; round <= rounds.size(); round++) {
            Launcher run = launcher.tagged("run-%02d-%s".formatted(round, subject.name()));
            lines.add("run " + round + "  restart: " + String.join(", ", read(run.file("restart.txt"))));
            lines.add("     messages      p50 us      p99 us    p99.9 us      max us  own MiB  mapped MiB");
            read(run.file("growth.csv")).forEach(row -> lines.add(line(row)));
        }
        return lines;
    }

    private static String line(String row) {
        String[] fields = row.split(",", FIELDS);
        return "%13s %11s %11s %11s %11s %8s %11s"
                .formatted(fields[0], fields[2], fields[3], fields[4], fields[5], fields[6], fields[7]);
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("no " + file.getFileName(), e);
        }
    }
}
