package dev.causeway.benchmarks.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel dropped because a UDP socket's receive buffer was full, by the socket table of Linux. */
final class KernelDrops {
    /** Answer when the table cannot be read or has no such socket. */
    static final long UNKNOWN = -1;

    private static final Path TABLE = Path.of("/proc/net/udp");
    private static final int LOCAL_ADDRESS_COLUMN = 1;
    private static final int HEX = 16;

    private KernelDrops() {}

    /** Drops of the socket that is bound to {@code port}. */
    static long of(int port) {
        try {
            for (String line : Files.readAllLines(TABLE)) {
                String[] columns = line.trim().split("\\s+");
                if (isPort(columns[LOCAL_ADDRESS_COLUMN], port)) {
                    return Long.parseLong(columns[columns.length - 1]);
                }
            }
        } catch (IOException e) {
            return UNKNOWN;
        }
        return UNKNOWN;
    }

    private static boolean isPort(String address, int port) {
        int colon = address.indexOf(':');
        return colon > 0 && Integer.parseInt(address.substring(colon + 1), HEX) == port;
    }
}
