package dev.causeway.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the kernel says of a process's memory, by Linux's status file.
 *
 * @param anonymousKib its own memory in RAM: heap, stacks, direct buffers
 * @param fileKib pages of mapped files in RAM: jars, and the journal's segments
 * @param threads alive
 */
record ProcessStatus(long anonymousKib, long fileKib, long threads) {
    private static final ProcessStatus UNKNOWN = new ProcessStatus(0, 0, 0);

    /** Of a process now; zeros when the kernel does not say. */
    static ProcessStatus of(long pid) {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status"));
            return new ProcessStatus(number(lines, "RssAnon:"), number(lines, "RssFile:"), number(lines, "Threads:"));
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static long number(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line ->
                        Long.parseLong(line.substring(name.length()).trim().split("\\s+")[0]))
                .findFirst()
                .orElse(0);
    }
}
