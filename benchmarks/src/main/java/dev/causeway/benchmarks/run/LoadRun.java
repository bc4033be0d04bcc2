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
        this.spec = spec;
        this.subject = subject;
    }

    /** @throws RunException it could not be made */
    RunResult run() {
        Map<String, String> values = new LinkedHashMap<>();
        try (RoleProcess receiver = launcher.role("receive-serve", receiverArguments());
                RoleProcess venue = launcher.role("venue-serve", venueArguments())) {
            Signal receiverReady = receiver.await("ready", STEP);
            values.put("grantedBytes", String.valueOf(receiverReady.number("grantedBytes")));
            int venuePort = (int) venue.await("ready", STEP).number("port");
            try (Subject.Running running = subject.start(launcher, spec, venuePort, channels(receiverReady))) {
                running.awaitReady();
                venue.await("loggedOn", STEP);
                venue.tell(Signal.of("go"));
                Signal done = venue.await("done", Duration.ofSeconds(spec.longestLifeSeconds()));
                values.putAll(done.values());
                receiver.tell(Signal.of("expect").with("total", done.number("sentTotal")));
                values.putAll(receiver.await("result", STEP).values());
                values.put("subjectCpuMillis", String.valueOf(running.cpuMillis()));
                values.put("venueCpuMillis", String.valueOf(venue.cpuMillis()));
                values.put("receiverCpuMillis", String.valueOf(receiver.cpuMillis()));
                receiver.await("ended", STEP);
            }
            venue.tell(Signal.of("stop"));
            values.putAll(venue.await("ended", STEP).values());
        }
        return new RunResult(subject.name(), values);
    }

    private List<String> channels(Signal receiverReady) {
        List<String> channels = new ArrayList<>();
        for (int i = 0; i < spec.channels(); i++) {
            channels.add(GROUPS.get(i) + ":" + receiverReady.number("port" + i));
        }
        return channels;
    }

    private List<String> receiverArguments() {
        List<String> arguments = new ArrayList<>();
        GROUPS.subList(0, spec.channels()).forEach(group -> arguments.add("--group=" + group));
        arguments.add("--payload=" + subject.payload());
        arguments.add("--capacity=" + spec.capacity());
        arguments.add("--unmeasured=" + spec.unmeasuredPerSession());
        arguments.add("--histogram=" + launcher.file("latency.hgrm"));
        if (spec.spin()) {
            arguments.add("--spin");
        }
        return arguments;
    }

    private List<String> venueArguments() {
        return List.of(
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
