package dev.causeway.benchmarks;

import dev.causeway.benchmarks.load.VenueServeCommand;
import dev.causeway.benchmarks.receive.ReceiveServeCommand;
import dev.causeway.benchmarks.relay.RelayServeCommand;
import dev.causeway.benchmarks.run.RelayCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks' command line; one sub-command a measurement, and hidden ones for the processes they start. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        description = "Measures the gateway beside the limit of the machine it runs on.",
        subcommands = {RelayCommand.class, VenueServeCommand.class, RelayServeCommand.class, ReceiveServeCommand.class})
public final class BenchmarksCommand {
    private BenchmarksCommand() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchmarksCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }
}
