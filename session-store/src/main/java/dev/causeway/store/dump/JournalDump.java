package dev.causeway.store.dump;

import dev.causeway.store.DamagedStoreException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command of {@code journal-dump.jar}. Exit status: 0 good, 1 damage was found, 2 wrong usage or a store that cannot be
 * read, 3 a range could not be declared lost.
 */
@Command(
        name = "journal-dump",
        description = "Shows the files of a journal or of a session's outbound log.",
        footer = "Exit status: 0 good, 1 damage was found, 2 wrong usage or nothing to read, 3 not declared lost.",
        mixinStandardHelpOptions = true,
        subcommands = {SegmentsCommand.class, RecordsCommand.class, VerifyCommand.class, DeclareLostCommand.class})
public final class JournalDump {
    static final int GOOD = 0;
    static final int DAMAGED = 1;
    static final int UNUSABLE = 2;
    static final int REFUSED = 3;

    private JournalDump() {}

    /** Runs the command and ends the process. */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(args, out, err));
    }

    static int run(String[] args, PrintWriter out, PrintWriter err) {
        CommandLine command = new CommandLine(new JournalDump()).setOut(out).setErr(err);
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setExecutionExceptionHandler((failure, line, parsed) -> {
            err.println("journal-dump: " + failure.getMessage());
            return failure instanceof DamagedStoreException ? DAMAGED : UNUSABLE;
        });
        if (args.length == 0) {
            command.usage(err);
            return UNUSABLE;
        }
        int status = command.execute(args);
        out.flush();
        return status;
    }
}
