package dev.causeway.client.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command of {@code feed-client.jar}. Exit status: 0 good, 1 messages were lost, 2 wrong usage or no socket. */
@Command(
        name = "feed-client",
        description = "Takes the normalized multicast feed.",
        mixinStandardHelpOptions = true,
        subcommands = {ListenCommand.class, ReplayCommand.class})
public final class FeedClientCommand {
    private FeedClientCommand() {}

    /** Runs the command and ends the process. */
    public static void main(String[] args) {
        StopSignal stop = new StopSignal().install();
        int status = run(args, stop);
        stop.finish(status);
        System.exit(status);
    }

    static int run(String[] args, StopSignal stop) {
        CommandLine.IFactory defaults = CommandLine.defaultFactory();
        CommandLine.IFactory factory = new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                if (type == ReplayCommand.class) {
                    return type.cast(new ReplayCommand(stop));
                }
                return type == ListenCommand.class ? type.cast(new ListenCommand(stop)) : defaults.create(type);
            }
        };
        CommandLine command = new CommandLine(new FeedClientCommand(), factory);
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setExecutionExceptionHandler((failure, line, parsed) -> {
            line.getErr().println("feed-client: " + failure.getMessage());
            return CommandLine.ExitCode.USAGE;
        });
        return args.length == 0 ? usage(command) : command.execute(args);
    }

    private static int usage(CommandLine command) {
        command.usage(command.getErr());
        return CommandLine.ExitCode.USAGE;
    }
}
