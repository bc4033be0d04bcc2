package dev.causeway.benchmarks.run;

import dev.causeway.benchmarks.load.Protocol;
import dev.causeway.benchmarks.receive.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The raw relay.
 *
 * @param packed whether messages share datagrams
 */
record RelaySubject(boolean packed) implements Subject {
    private static final Duration LONGEST_START = Duration.ofSeconds(30);

    @Override
    public String name() {
        return packed ? "relay" : "relay-unpacked";
    }

    @Override
    public Payload payload(Protocol protocol) {
        return protocol == Protocol.FIX ? Payload.FIX : Payload.XBP;
    }

    @Override
    public Running start(Launcher launcher, RunSpec spec, int venuePort, List<String> channels) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--venue-port=" + venuePort);
        arguments.add("--protocol=" + spec.protocol());
        arguments.add("--sessions=" + spec.sessions());
        channels.forEach(channel -> arguments.add("--channel=" + channel));
        if (!packed) {
            arguments.add("--unpacked");
        }
        return new RunningRelay(launcher.role("relay-serve", arguments));
    }

    private record RunningRelay(RoleProcess process) implements Running {
        @Override
        public void awaitReady() {
            process.await("ready", LONGEST_START);
        }

        @Override
        public long cpuMillis() {
            return process.cpuMillis();
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
