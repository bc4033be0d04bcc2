package dev.causeway.benchmarks.run;

import dev.causeway.benchmarks.load.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Many sessions on one gateway beside one, under load and idle. Exit status 1 when a run is invalid. */
@Command(
        name = "sessions",
        mixinStandardHelpOptions = true,
        description = "throughput of many sessions on one gateway to that of one, and what an idle session costs")
public final class SessionsCommand implements Callable<Integer> {
    private static final int XBP_SESSIONS = 200;
    private static final int FIX_SESSIONS = 50;

    @Mixin
    private LoadOptions options;

    @Mixin
    private GatewayOptions gateway;

    @Option(
            names = "--idle-seconds",
            defaultValue = "30",
            description = "how long the idle are watched (${DEFAULT-VALUE})")
    private long idleSeconds;

    @Override
    public Integer call() {
        RunSpec spec = options.spec();
        int usual = spec.protocol() == Protocol.FIX ? FIX_SESSIONS : XBP_SESSIONS;
        int many = spec.sessions() > 1 ? spec.sessions() : usual;
        List<Subject> subjects =
                List.of(new CrowdedGateway(gateway.subject(), 1), new CrowdedGateway(gateway.subject(), many));
        Measurement measurement = new Measurement(
                "sessions", options, subjects, System.out, (rounds, launcher) -> idle(launcher, spec, many));
        return measurement.run() ? 0 : 1;
    }

    private List<String> idle(Launcher launcher, RunSpec spec, int many) {
        IdleRun.Cost one = cost(launcher.tagged("idle-1"), spec.withSessions(1));
        IdleRun.Cost all = cost(launcher.tagged("idle-" + many), spec.withSessions(many));
        List<String> lines = new ArrayList<>();
        lines.add("idle for " + idleSeconds + " s");
        lines.add(line("1 session", one));
        lines.add(line(many + " sessions", all));
        double more = many - 1;
        lines.add(
                "  each session more: %,.0f bytes of live heap, %,.1f KiB of memory, %.2f threads, %.1f us of cpu a second"
                        .formatted(
                                (all.heapBytes() - one.heapBytes()) / more,
                                (all.anonymousKib() - one.anonymousKib()) / more,
                                (all.threads() - one.threads()) / more,
                                (all.cpuMicrosPerSecond() - one.cpuMicrosPerSecond()) / more));
        return lines;
    }

    private IdleRun.Cost cost(Launcher launcher, RunSpec spec) {
        return new IdleRun(launcher, spec, gateway.subject()).run(idleSeconds);
    }

    private static String line(String title, IdleRun.Cost cost) {
        return "  %-13s %,d bytes of live heap, %,d KiB of memory, %d threads, %.0f us of cpu a second"
                .formatted(title, cost.heapBytes(), cost.anonymousKib(), cost.threads(), cost.cpuMicrosPerSecond());
    }
}
