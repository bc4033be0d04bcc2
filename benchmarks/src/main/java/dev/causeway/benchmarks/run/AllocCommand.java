package dev.causeway.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What the gateway allocates for a message, and whether it ever collects. Exit status 1 when a run is invalid. */
@Command(
        name = "alloc",
        mixinStandardHelpOptions = true,
        description =
                "the gateway for 10 minutes (--seconds) at 50,000 messages a second (--rate): collections behind the"
                        + " warm-up, bytes allocated a message; once unless --runs says otherwise")
public final class AllocCommand implements Callable<Integer> {
    private static final long SECONDS = 600;
    private static final long RATE = 50_000;

    @Mixin
    private LoadOptions options;

    @Mixin
    private GatewayOptions gateway;

    @Override
    public Integer call() {
        options.orElseOnce(RATE, 0, SECONDS);
        List<Subject> subjects = new ArrayList<>();
        gateway.subjects().forEach(subject -> subjects.add(new AllocatingGateway(subject)));
        Measurement measurement =
                new Measurement("alloc", options, subjects, System.out, (rounds, launcher) -> lines(rounds));
        return measurement.run() ? 0 : 1;
    }

    private static List<String> lines(List<Map<String, RunResult>> rounds) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++) {
            for (RunResult result : rounds.get(i).values()) {
                double messages = Math.max(1, result.number("measured"));
                lines.add(("run %d  %s: %,d collections in %,d messages; %.3f bytes a message on the message's way,"
                                + " %.3f in all threads (each thread: allocated.txt)")
                        .formatted(
                                i + 1,
                                result.subject(),
                                result.number("collections"),
                                result.number("measured"),
                                result.number("allocatedOnTheWay") / messages,
                                result.number("allocatedInAll") / messages));
            }
        }
        return lines;
    }
}
