package dev.causeway.mock.fix;

import dev.causeway.mock.sim.Instrument;
import java.nio.file.Path;
import java.util.List;

/**
 * How a FIX venue is set up.
 *
 * @param host address to listen on
 * @param port 0 for any free one
 * @param version of FIX
 * @param venueCompId our SenderCompID(49)
 * @param clientCompId our TargetCompID(56)
 * @param traffic what is sent
 * @param logDir folder of the log, null for none
 * @param stateDir folder of what outlives the process, null for nothing
 */
public record FixVenueOptions(
        String host,
        int port,
        FixVersion version,
        String venueCompId,
        String clientCompId,
        Traffic traffic,
        Path logDir,
        Path stateDir) {
    /** SIMX and CAUSEWAY with FIX 4.4 on a free port of the loopback address. */
    public static FixVenueOptions standard(Traffic traffic, Path logDir) {
        return new FixVenueOptions("127.0.0.1", 0, FixVersion.FIX44, "SIMX", "CAUSEWAY", traffic, logDir, null);
    }

    /**
     * What is sent.
     *
     * @param seed of the market
     * @param instruments what can be asked for
     * @param ratePerSecond messages a second once market data was asked for, whatever the client does
     * @param count messages in all, answers to market data requests not counted; 0 for no end
     * @param storeBytes how much is kept for resend requests
     */
    public record Traffic(long seed, List<Instrument> instruments, long ratePerSecond, long count, long storeBytes) {}
}
