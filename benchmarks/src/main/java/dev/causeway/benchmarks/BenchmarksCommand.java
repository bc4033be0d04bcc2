package dev.causeway.benchmarks;

import dev.causeway.benchmarks.feed.FeedCommand;
import dev.causeway.benchmarks.feed.FloodServeCommand;
import dev.causeway.benchmarks.journal.JournalServeCommand;
import dev.causeway.benchmarks.load.VenueServeCommand;
import dev.causeway.benchmarks.peer.artio.ArtioServeCommand;
import dev.causeway.benchmarks.peer.philadelphia.PhiladelphiaServeCommand;
import dev.causeway.benchmarks.peer.quickfix.QuickFixServeCommand;
import dev.causeway.benchmarks.receive.ReceiveServeCommand;
import dev.causeway.benchmarks.recovery.RecoveryCommand;
import dev.causeway.benchmarks.relay.RelayServeCommand;
import dev.causeway.benchmarks.run.AllocCommand;
import dev.causeway.benchmarks.run.CompareCommand;
import dev.causeway.benchmarks.run.GatewayCommand;
import dev.causeway.benchmarks.run.GrowthCommand;
import dev.causeway.benchmarks.run.HostileCommand;
import dev.causeway.benchmarks.run.JournalCommand;
import dev.causeway.benchmarks.run.PeersCommand;
import dev.causeway.benchmarks.run.RelayCommand;
import dev.causeway.benchmarks.run.ScrapeCommand;
import dev.causeway.benchmarks.run.SessionsCommand;
import java.util.StringJoiner;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks' command line; one sub-command a measurement, and hidden ones for the processes they start. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        description = "Measures the gateway beside the limit of the machine it runs on.",
        subcommands = {
            RelayCommand.class,
            GatewayCommand.class,
            CompareCommand.class,
            PeersCommand.class,
            SessionsCommand.class,
            AllocCommand.class,
            GrowthCommand.class,
            JournalCommand.class,
            FeedCommand.class,
            HostileCommand.class,
            RecoveryCommand.class,
            ScrapeCommand.class,
            VenueServeCommand.class,
            RelayServeCommand.class,
            ReceiveServeCommand.class,
            FloodServeCommand.class,
            QuickFixServeCommand.class,
            PhiladelphiaServeCommand.class,
            ArtioServeCommand.class,
            JournalServeCommand.class
        })
public final class BenchmarksCommand {
    private BenchmarksCommand() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchmarksCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(BenchmarksCommand::onFailure)
                .execute(args));
    }

    private static int onFailure(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        StringJoiner message = new StringJoiner(": ");
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            message.add(cause.getClass().getSimpleName() + " " + cause.getMessage());
        }
        command.getErr().println(message);
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
