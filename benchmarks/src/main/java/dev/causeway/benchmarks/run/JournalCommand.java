package dev.causeway.benchmarks.run;

import dev.causeway.benchmarks.journal.Writer;
import dev.causeway.benchmarks.role.BenchClock;
import dev.causeway.benchmarks.role.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Our journal beside a plain file and Chronicle Queue, in alternation, forced and not. Exit status 1: a run is invalid. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        description =
                "append and commit of the journal, a file channel and Chronicle Queue, with the ratios of each round")
public final class JournalCommand implements Callable<Integer> {
    private static final double NANOS_PER_MICRO = 1e3;
    private static final Duration LONGEST_RUN = Duration.ofMinutes(10);

    @Option(
            names = "--writers",
            split = ",",
            defaultValue = "MAPPED,CHANNEL,CHRONICLE",
            description = "${DEFAULT-VALUE}")
    private List<Writer> writers;

    @Option(names = "--sync", split = ",", defaultValue = "none,batch", description = "${DEFAULT-VALUE}")
    private List<GatewayOptions.Sync> sync;

    @Option(names = "--records", defaultValue = "5000000", description = "not forced (${DEFAULT-VALUE})")
    private long records;

    @Option(names = "--forced-records", defaultValue = "1000000", description = "forced (${DEFAULT-VALUE})")
    private long forcedRecords;

    @Option(names = "--warm-up", defaultValue = "500000", description = "records first (${DEFAULT-VALUE})")
    private long warmUp;

    @Option(names = "--payload-bytes", defaultValue = "100", description = "of a record (${DEFAULT-VALUE})")
    private int payloadBytes;

    @Option(names = "--batch", defaultValue = "256", description = "records between two commits (${DEFAULT-VALUE})")
    private int batch;

    @Option(names = "--runs", defaultValue = "3", description = "rounds (${DEFAULT-VALUE})")
    private int runs;

    @Option(names = "--work-dir", defaultValue = "benchmarks/target/work", description = "files (${DEFAULT-VALUE})")
    private Path workDir;

    @Option(names = "--jdk-home", description = "JDK of all processes (default: the one this runs on)")
    private Path jdkHome = Path.of(System.getProperty("java.home"));

    @Option(names = "--out", defaultValue = "benchmarks/results", description = "raw results (${DEFAULT-VALUE})")
    private Path out;

    private final Map<String, List<Signal>> results = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException {
        ResultFolder folder = new ResultFolder(out, "journal");
        Map<String, String> environment = Environment.describe(jdkHome);
        environment.put(
                "load",
                records + " records of " + payloadBytes + " bytes, forced " + forcedRecords + ", commit every " + batch
                        + ", warm-up " + warmUp);
        ResultLog log = new ResultLog(folder, environment, System.out);
        boolean valid = true;
        for (int round = 1; round <= runs; round++) {
            for (GatewayOptions.Sync policy : sync) {
                for (Writer writer : writers) {
                    valid &= run(round, writer, policy == GatewayOptions.Sync.batch, folder, log);
                }
            }
        }
        report(log);
        log.close();
        return valid ? 0 : 1;
    }

    private boolean run(int round, Writer writer, boolean force, ResultFolder folder, ResultLog log)
            throws IOException {
        String name = name(writer, force ? GatewayOptions.Sync.batch : GatewayOptions.Sync.none);
        String tag = "run-%02d-%s".formatted(round, name);
        Files.createDirectories(workDir);
        Path directory = Files.createTempDirectory(workDir, "bench-");
        Launcher launcher = new Launcher(jdkHome, BenchClock.measure(), folder.path(), tag, LONGEST_RUN.toSeconds());
        try (RoleProcess process =
                launcher.role("journal-serve", writer.flags(), arguments(writer, force, directory.resolve("data")))) {
            Signal result = process.await("result", LONGEST_RUN);
            folder.write(
                    tag + "-values.txt",
                    result.values().entrySet().stream()
                            .map(value -> value.getKey() + "=" + value.getValue())
                            .collect(Collectors.joining(System.lineSeparator())));
            boolean valid = result.number("written") == result.number("readBack");
            log.print("run %d  %-18s %,12d records/s  commit p50 %9.1f  p99 %9.1f us%s"
                    .formatted(
                            round,
                            name,
                            result.number("perSecond"),
                            result.number("commitP50Nanos") / NANOS_PER_MICRO,
                            result.number("commitP99Nanos") / NANOS_PER_MICRO,
                            valid ? "" : "  INVALID: only " + result.number("readBack") + " read back"));
            results.computeIfAbsent(name, key -> new ArrayList<>()).add(valid ? result : null);
            return valid;
        } finally {
            WorkDirectory.remove(directory);
        }
    }

    private List<String> arguments(Writer writer, boolean force, Path directory) {
        List<String> arguments = new ArrayList<>(List.of(
                "--writer=" + writer,
                "--records=" + (force ? forcedRecords : records),
                "--warm-up=" + (force ? Math.min(warmUp, forcedRecords / 10) : warmUp),
                "--payload-bytes=" + payloadBytes,
                "--batch=" + batch,
                "--directory=" + directory));
        if (force) {
            arguments.add("--force");
        }
        return arguments;
    }

    private static String name(Writer writer, GatewayOptions.Sync policy) {
        return writer.name().toLowerCase(Locale.ROOT) + "-" + policy;
    }

    private void report(ResultLog log) {
        log.print("min / median / max over " + runs + " rounds");
        for (String name : results.keySet()) {
            figure(log, name + " records/s", "%,.0f", name, result -> result.number("perSecond"));
            figure(log, name + " commit p50 us", "%.1f", name, result -> result.number("commitP50Nanos") / 1e3);
            figure(log, name + " commit p99 us", "%.1f", name, result -> result.number("commitP99Nanos") / 1e3);
        }
        for (GatewayOptions.Sync policy : sync) {
            String base = name(writers.get(0), policy);
            for (Writer writer : writers.subList(1, writers.size())) {
                String other = name(writer, policy);
                List<Double> ratios = new ArrayList<>();
                for (int i = 0; i < runs; i++) {
                    Signal ours = results.get(base).get(i);
                    Signal theirs = results.get(other).get(i);
                    if (ours != null && theirs != null) {
                        ratios.add((double) ours.number("perSecond") / theirs.number("perSecond"));
                    }
                }
                spread(log, base + " / " + other, "%.2f", ratios);
            }
        }
    }

    private void figure(ResultLog log, String title, String conversion, String name, ToDoubleFunction<Signal> figure) {
        spread(
                log,
                title,
                conversion,
                results.get(name).stream()
                        .filter(result -> result != null)
                        .map(figure::applyAsDouble)
                        .toList());
    }

    private static void spread(ResultLog log, String title, String conversion, List<Double> figures) {
        log.print("%-40s %s"
                .formatted(
                        title,
                        figures.isEmpty()
                                ? "none: no valid run"
                                : Spread.of(figures).format(conversion)));
    }
}
