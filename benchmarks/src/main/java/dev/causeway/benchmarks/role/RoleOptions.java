package dev.causeway.benchmarks.role;

import java.time.Duration;
import picocli.CommandLine.Option;

/** What every role process is told by the command that starts it. */
public final class RoleOptions {
    @Option(names = "--clock-offset", required = true, description = "epoch minus monotonic nanoseconds of this run")
    private long clockOffsetNanos;

    @Option(names = "--longest-life", defaultValue = "300", description = "seconds after which the process halts")
    private long longestLifeSeconds;

    /** The run's clock. */
    public BenchClock clock() {
        return new BenchClock(clockOffsetNanos);
    }

    /** The tie to the command, started now. */
    public Lifeline lifeline() {
        return new Lifeline(Duration.ofSeconds(longestLifeSeconds));
    }
}
