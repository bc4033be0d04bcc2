package dev.causeway.mock.xbp;

import dev.causeway.mock.sim.Instrument;
import java.nio.file.Path;
import java.util.List;

/**
 * How an XBP venue is set up.
 *
 * @param host address to listen on
 * @param port 0 for any free one
 * @param compIds clients that may log on; each has a session and a market of its own
 * @param secret what every client has to name; not in {@code toString}
 * @param traffic what is sent
 * @param logDir folder of the logs, null for none
 * @param stateDir folder of what outlives the process, null for nothing
 */
public record XbpVenueOptions(
        String host, int port, List<String> compIds, String secret, Traffic traffic, Path logDir, Path stateDir) {
    /** The client and secret used when nothing else is said, on a free port of the loopback address. */
    public static XbpVenueOptions standard(Traffic traffic, Path logDir) {
        return new XbpVenueOptions("127.0.0.1", 0, List.of("CAUSEWAY"), "demo-secret", traffic, logDir, null);
    }

    @Override
    public String toString() {
        return "XbpVenueOptions[host=" + host + ", port=" + port + ", compIds=" + compIds + "]";
    }

    /**
     * What is sent, to each client.
     *
     * @param seed of the market; the n-th client's is seed + n
     * @param instruments what is traded
     * @param ratePerSecond messages a second, whatever the client does
     * @param count messages in all, 0 for no end
     * @param replay what is sent again
     * @param storeBytes how much is kept for that
     * @param maxBacklog messages that may wait for a client that does not read
     */
    public record Traffic(
            long seed,
            List<Instrument> instruments,
            long ratePerSecond,
            long count,
            ReplayPolicy replay,
            long storeBytes,
            long maxBacklog) {}
}
