package dev.causeway.benchmarks.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What a figure depends on besides the code: the header of every result. */
public final class Environment {
    private static final String UNKNOWN = "unknown";

    private Environment() {}

    /** @param jdkHome the JDK that the processes of the runs use */
    public static Map<String, String> describe(Path jdkHome) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        facts.put("cpu", field("/proc/cpuinfo", "model name"));
        facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("memory", field("/proc/meminfo", "MemTotal"));
        facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("load average", firstLine(Path.of("/proc/loadavg")));
        facts.put("rmem_max", firstLine(Path.of("/proc/sys/net/core/rmem_max")));
        facts.put("jdk", release(jdkHome));
        facts.put("role flags", String.join(" ", Launcher.ROLE_FLAGS));
        facts.put("commit", output(List.of("git", "describe", "--always", "--dirty", "--abbrev=12")));
        return facts;
    }

    /** One {@code name: value} a line. */
    public static String format(Map<String, String> facts) {
        return facts.entrySet().stream()
                .map(fact -> "%-13s %s".formatted(fact.getKey() + ":", fact.getValue()))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String release(Path jdkHome) {
        Path release = jdkHome.resolve("release");
        String version = field(release.toString(), "JAVA_RUNTIME_VERSION");
        return version.equals(UNKNOWN) ? jdkHome.getFileName() + "" : version.replace("\"", "");
    }

    private static String field(String file, String name) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.replaceFirst("^[^:=]*[:=]\\s*", ""))
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static String firstLine(Path file) {
        try {
            return Files.readAllLines(file).stream().findFirst().orElse(UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static String output(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0 ? text : UNKNOWN;
        } catch (IOException e) {
            return UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNKNOWN;
        }
    }
}
