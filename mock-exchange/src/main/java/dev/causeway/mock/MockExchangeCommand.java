package dev.causeway.mock;

import dev.causeway.mock.compare.CompareCommand;
import dev.causeway.mock.fix.FixVenueOptions;
import dev.causeway.mock.fix.FixVersion;
import dev.causeway.mock.sim.Instrument;
import dev.causeway.mock.sim.Instruments;
import dev.causeway.mock.xbp.Fault;
import dev.causeway.mock.xbp.FaultScript;
import dev.causeway.mock.xbp.ReplayPolicy;
import dev.causeway.mock.xbp.XbpVenueOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command: runs venues until it is told to stop (SIGTERM, SIGINT), after one line {@code READY fix=9880 xbp=9990} on
 * standard output ({@code -} for a venue that was not asked for). With {@code --count} another line {@code DONE fix=N xbp=N}
 * follows once everything is numbered; the sessions stay up.
 */
@Command(
        name = "mock-exchange",
        mixinStandardHelpOptions = true,
        description = "Simulated venues: a FIX acceptor and an XBP acceptor.",
        subcommands = CompareCommand.class)
public final class MockExchangeCommand implements Callable<Integer> {
    private static final String LOG_CONFIGURATION = "logback.configurationFile";
    private static final int CANNOT_START = 2;
    private static final long COUNT_POLL_MILLIS = 50;
    private static final int MAX_PORT = 65_535;
    private static final long MEBIBYTE = 1024L * 1024;

    @Spec
    private CommandSpec spec;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to listen on (${DEFAULT-VALUE}).")
    private String host;

    @Option(names = "--fix-port", description = "Port of the FIX venue, 0 for a free one; no FIX venue without.")
    private Integer fixPort;

    @Option(names = "--xbp-port", description = "Port of the XBP venue, 0 for a free one; no XBP venue without.")
    private Integer xbpPort;

    @Option(names = "--seed", defaultValue = "1", description = "Same seed, same messages (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--rate", defaultValue = "100", description = "Messages a second and venue (${DEFAULT-VALUE}).")
    private long rate;

    @Option(names = "--fix-rate", description = "The FIX venue's own rate.")
    private Long fixRate;

    @Option(names = "--xbp-rate", description = "The XBP venue's own rate.")
    private Long xbpRate;

    @Option(names = "--count", defaultValue = "0", description = "Messages per venue, 0 without end.")
    private long count;

    @Option(names = "--instruments", defaultValue = "5", description = "How many (${DEFAULT-VALUE}).")
    private int instruments;

    @Option(names = "--log-dir", description = "Folder of the venues' logs; no logs without.")
    private Path logDir;

    @Option(
            names = "--store-mib",
            defaultValue = "512",
            description = "Kept per session for resends (${DEFAULT-VALUE}).")
    private long storeMib;

    @Option(names = "--fix-begin-string", defaultValue = "FIX.4.4", description = "FIX.4.2, FIX.4.4 or FIXT.1.1.")
    private String beginString;

    @Option(names = "--fix-comp-id", defaultValue = "SIMX", description = "The venue (${DEFAULT-VALUE}).")
    private String fixCompId;

    @Option(names = "--fix-client", defaultValue = "CAUSEWAY", description = "The client (${DEFAULT-VALUE}).")
    private String fixClient;

    @Option(names = "--xbp-client", defaultValue = "CAUSEWAY", split = ",", description = "Clients (${DEFAULT-VALUE}).")
    private List<String> xbpClients;

    @Option(names = "--xbp-secret", defaultValue = "demo-secret", description = "What clients have to name.")
    private String xbpSecret;

    @Option(names = "--xbp-replay", defaultValue = "all", description = "all, or policy: as the protocol says.")
    private ReplayPolicy xbpReplay;

    @Option(names = "--xbp-max-backlog", defaultValue = "1000000", description = "Unread messages (${DEFAULT-VALUE}).")
    private long xbpMaxBacklog;

    @Option(names = "--script", description = "Faults of the XBP venue, for every client, one a line.")
    private Path script;

    /** Runs it. */
    public static void main(String[] args) {
        if (System.getProperty(LOG_CONFIGURATION) == null) {
            System.setProperty(LOG_CONFIGURATION, "mock-logback.xml");
        }
        int status = commandLine().execute(args);
        if (status != 0 || args.length > 0) {
            System.exit(status);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new MockExchangeCommand()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws InterruptedException {
        check();
        MockVenues venues;
        try {
            List<Instrument> listed = Instruments.first(instruments);
            List<Fault> faults = script == null ? List.of() : FaultScript.read(script);
            venues = MockVenues.start(
                    fixPort == null ? null : fixOptions(listed), xbpPort == null ? null : xbpOptions(listed));
            if (!faults.isEmpty()) {
                xbpClients.forEach(client -> venues.xbp().inject(client, faults));
            }
        } catch (IllegalStateException | IllegalArgumentException | java.io.UncheckedIOException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return CANNOT_START;
        }
        Thread closer = new Thread(venues::close, "mock-close-1");
        Runtime.getRuntime().addShutdownHook(closer);
        PrintWriter out = spec.commandLine().getOut();
        out.println("READY fix=" + (fixPort == null ? "-" : venues.fix().port()) + " xbp="
                + (xbpPort == null ? "-" : venues.xbp().port()));
        out.flush();
        if (count > 0) {
            awaitCount(venues);
            out.println("DONE fix=" + (fixPort == null ? "-" : venues.fix().sentCount()) + " xbp="
                    + (xbpPort == null ? "-" : venues.xbp().sentCount()));
            out.flush();
        }
        new CountDownLatch(1).await();
        return 0;
    }

    /** Until every venue has numbered all it was asked to; their sessions stay up. */
    private void awaitCount(MockVenues venues) throws InterruptedException {
        while (fixPort != null && venues.fix().sentCount() < count
                || xbpPort != null && venues.xbp().sentCount() < count) {
            TimeUnit.MILLISECONDS.sleep(COUNT_POLL_MILLIS);
        }
    }

    private void check() {
        if (fixPort == null && xbpPort == null) {
            throw wrong("neither --fix-port nor --xbp-port is given");
        }
        if (script != null && xbpPort == null) {
            throw wrong("--script " + script + " is for the XBP venue, --xbp-port is not given");
        }
        port("--fix-port", fixPort);
        port("--xbp-port", xbpPort);
        atLeast("--rate", rate, 1);
        atLeast("--fix-rate", fixRate == null ? 1 : fixRate, 1);
        atLeast("--xbp-rate", xbpRate == null ? 1 : xbpRate, 1);
        atLeast("--count", count, 0);
        atLeast("--instruments", instruments, 1);
        atLeast("--store-mib", storeMib, 1);
        atLeast("--xbp-max-backlog", xbpMaxBacklog, 1);
    }

    private void port(String name, Integer value) {
        if (value != null && (value < 0 || value > MAX_PORT)) {
            throw wrong(name + " " + value + ", 0 to " + MAX_PORT + " is allowed");
        }
    }

    private void atLeast(String name, long value, long lowest) {
        if (value < lowest) {
            throw wrong(name + " " + value + ", at least " + lowest + " is allowed");
        }
    }

    private ParameterException wrong(String text) {
        return new ParameterException(spec.commandLine(), text);
    }

    private FixVenueOptions fixOptions(List<Instrument> listed) {
        long ratePerSecond = fixRate == null ? rate : fixRate;
        return new FixVenueOptions(
                host,
                fixPort,
                FixVersion.of(beginString),
                fixCompId,
                fixClient,
                new FixVenueOptions.Traffic(seed, listed, ratePerSecond, count, storeMib * MEBIBYTE),
                logDir);
    }

    private XbpVenueOptions xbpOptions(List<Instrument> listed) {
        long ratePerSecond = xbpRate == null ? rate : xbpRate;
        XbpVenueOptions.Traffic traffic = new XbpVenueOptions.Traffic(
                seed, listed, ratePerSecond, count, xbpReplay, storeMib * MEBIBYTE, xbpMaxBacklog);
        return new XbpVenueOptions(host, xbpPort, xbpClients, xbpSecret, traffic, logDir);
    }
}
