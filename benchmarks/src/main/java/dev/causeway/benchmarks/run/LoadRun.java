package dev.causeway.benchmarks.run;

import dev.causeway.benchmarks.role.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One load through one subject: receiver, venue, subject, in this order, each ready before the next is started. */
final class LoadRun {
    private static final List<String> GROUPS = List.of("239.192.77.1", "239.192.77.2");
    private static final Duration STEP = Duration.ofSeconds(90);

    private final Launcher launcher;
    private final RunSpec spec;
    private final Subject subject;

    LoadRun(Launcher launcher, RunSpec spec, Subject subject) {
        this.launcher = launcher;
        this.spec = subject.spec(spec);
        this.subject = subject;
    }

    /** @throws RunException it could not be made */
    RunResult run() {
        Map<String, String> values = new LinkedHashMap<>();
        try (RoleProcess receiver = publishes() ? launcher.role("receive-serve", receiverArguments()) : null;
                RoleProcess venue = launcher.role("venue-serve", venueArguments(spec))) {
            List<String> channels = receiver == null ? List.of() : channels(receiver, values);
            int venuePort = (int) venue.await("ready", STEP).number("port");
            try (Subject.Running running = subject.start(launcher, spec, venuePort, channels)) {
                running.awaitReady();
                venue.await("loggedOn", STEP);
                venue.tell(Signal.of("go"));
                venue.await("load", Duration.ofSeconds(spec.longestLifeSeconds()));
                CpuTimes before = CpuTimes.of(running, venue, receiver);
                running.onLoad();
                Signal done = venue.await("done", Duration.ofSeconds(spec.longestLifeSeconds()));
                values.putAll(done.values());
                values.putAll(received(receiver, running, done).values());
                running.onReceived();
                values.putAll(running.figures());
                values.putAll(CpuTimes.of(running, venue, receiver).since(before));
                if (receiver != null) {
                    receiver.await("ended", STEP);
                }
            }
            venue.tell(Signal.of("stop"));
            values.putAll(venue.await("ended", STEP).values());
        }
        return new RunResult(subject.name(), values);
    }

    /** Processor time that each process has used, milliseconds; 0 for the receiver where there is none. */
    private record CpuTimes(long subject, long venue, long receiver) {
        static CpuTimes of(Subject.Running running, RoleProcess venue, RoleProcess receiver) {
            return new CpuTimes(running.cpuMillis(), venue.cpuMillis(), receiver == null ? 0 : receiver.cpuMillis());
        }

        Map<String, String> since(CpuTimes before) {
            return Map.of(
                    "subjectCpuMillis", String.valueOf(subject - before.subject),
                    "venueCpuMillis", String.valueOf(venue - before.venue),
                    "receiverCpuMillis", String.valueOf(receiver - before.receiver));
        }
    }

    private boolean publishes() {
        return subject.payload(spec.protocol()) != null;
    }

    private static Signal received(RoleProcess receiver, Subject.Running running, Signal done) {
        Signal expect = Signal.of("expect")
                .with("total", done.number("sentTotal"))
                .with("skipped", done.number("skippedNumbers"));
        if (receiver == null) {
            return running.counted(expect);
        }
        receiver.tell(expect);
        return receiver.await("result", STEP);
    }

    private List<String> channels(RoleProcess receiver, Map<String, String> values) {
        Signal receiverReady = receiver.await("ready", STEP);
        values.put("grantedBytes", String.valueOf(receiverReady.number("grantedBytes")));
        List<String> channels = new ArrayList<>();
        for (int i = 0; i < spec.channels(); i++) {
            channels.add(GROUPS.get(i) + ":" + receiverReady.number("port" + i));
        }
        return channels;
    }

    private List<String> receiverArguments() {
        List<String> arguments = new ArrayList<>();
        GROUPS.subList(0, spec.channels()).forEach(group -> arguments.add("--group=" + group));
        arguments.add("--payload=" + subject.payload(spec.protocol()));
        arguments.add("--capacity=" + spec.capacity());
        arguments.add("--unmeasured=" + spec.unmeasuredPerSession());
        arguments.add("--histogram=" + launcher.file("latency.hgrm"));
        if (subject.window() > 0) {
            arguments.add("--window=" + subject.window());
            arguments.add("--windows=" + launcher.file("windows.csv"));
        }
        if (spec.spin()) {
            arguments.add("--spin");
        }
        return arguments;
    }

    /** What the load venue is told. */
    static List<String> venueArguments(RunSpec spec) {
        return List.of(
                "--protocol=" + spec.protocol(),
                "--sessions=" + spec.sessions(),
                "--mix=" + spec.mix(),
                "--warm-up=" + spec.warmUp(),
                "--warm-up-rate=" + spec.warmUpPerSecond(),
                "--messages=" + spec.messages(),
                "--rate=" + spec.perSecond(),
                "--seconds=" + spec.seconds(),
                "--pacing=" + spec.pacing());
    }
}
