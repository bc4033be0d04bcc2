package dev.causeway.benchmarks.run;

import java.io.PrintStream;
import java.util.Map;

/** What a command prints and leaves behind: environment first, summary last. Owned by the command's main thread. */
final class ResultLog {
    private final ResultFolder folder;
    private final PrintStream out;
    private final StringBuilder summary = new StringBuilder();

    /**
     * @param environment with the load
     * @param out for people
     */
    ResultLog(ResultFolder folder, Map<String, String> environment, PrintStream out) {
        this.folder = folder;
        this.out = out;
        folder.write("environment.txt", Environment.format(environment));
        print(Environment.format(environment));
    }

    void print(String line) {
        out.println(line);
        out.flush();
        summary.append(line).append(System.lineSeparator());
    }

    /** Says where the raw results are, and keeps what was printed. */
    void close() {
        print("raw results: " + folder.path());
        folder.write("summary.txt", summary.toString());
    }
}
