package dev.causeway.gateway.ops.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The kernel's own counts of UDP, of the whole host or network namespace: two lines of a file, names and then values. Any
 * thread.
 *
 * @param file {@code /proc/net/snmp}
 */
public record KernelUdp(Path file) {
    private static final String PREFIX = "Udp: ";

    /** @return not a number where the kernel does not tell */
    public double count(String name) {
        try {
            List<String> lines = Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(PREFIX))
                    .toList();
            if (lines.size() < 2) {
                return Double.NaN;
            }
            int column = List.of(lines.get(0).split(" ")).indexOf(name);
            return column < 0 ? Double.NaN : Double.parseDouble(lines.get(1).split(" ")[column]);
        } catch (IOException | RuntimeException e) {
            return Double.NaN;
        }
    }
}
