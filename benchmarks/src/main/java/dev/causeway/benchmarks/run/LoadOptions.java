package dev.causeway.benchmarks.run;

import dev.causeway.benchmarks.load.MessageMix;
import dev.causeway.benchmarks.load.Pacing;
import dev.causeway.benchmarks.load.Protocol;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that every load command shares. */
final class LoadOptions {
    private static final long USUAL_SECONDS = 10;
    private static final int USUAL_RUNS = 3;

    @ArgGroup
    private Load load = new Load();

    @Option(
            names = "--protocol",
            defaultValue = "XBP",
            description = "what the venue speaks: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE})")
    private Protocol protocol;

    @Option(names = "--messages", defaultValue = "0", description = "how many (default: until --seconds are over)")
    private long messages;

    @Option(names = "--seconds", description = "longest duration (default 10 unless the command says otherwise)")
    private Long seconds;

    @Option(names = "--runs", description = "runs of each subject (default 3 unless the command says otherwise)")
    private Integer runs;

    @Option(names = "--warm-up", defaultValue = "300000", description = "messages first (default ${DEFAULT-VALUE})")
    private long warmUp;

    @Option(names = "--warm-up-rate", defaultValue = "100000", description = "a second (default ${DEFAULT-VALUE})")
    private long warmUpPerSecond;

    @Option(names = "--sessions", defaultValue = "1", description = "venue sessions (default ${DEFAULT-VALUE})")
    private int sessions;

    @Option(
            names = "--channels",
            defaultValue = "2",
            description = "1 or 2 multicast channels (default ${DEFAULT-VALUE})")
    private int channels;

    @Option(
            names = "--mix",
            defaultValue = "30,60,10",
            description = "trades,quotes,executions (default ${DEFAULT-VALUE})")
    private String mix;

    @Option(names = "--pacing", defaultValue = "YIELD", description = "how the venue waits: ${COMPLETION-CANDIDATES}")
    private Pacing pacing;

    @Option(names = "--spin", description = "the receiver polls instead of blocking in select")
    private boolean spin;

    @Option(names = "--jdk-home", description = "JDK of all processes (default: the one this runs on)")
    private Path jdkHome = Path.of(System.getProperty("java.home"));

    @Option(
            names = "--out",
            defaultValue = "benchmarks/results",
            description = "raw results (default ${DEFAULT-VALUE})")
    private Path out;

    /** By schedule or as fast as TCP takes it; flood when neither is said. */
    private static final class Load {
        @Option(names = "--rate", description = "messages a second, by schedule")
        private long rate;

        @Option(names = "--flood", description = "as fast as TCP takes them (default)")
        private boolean flood;
    }

    /** @throws IllegalArgumentException a value is out of its range */
    RunSpec spec() {
        return new RunSpec(
                protocol,
                load.flood ? 0 : load.rate,
                messages,
                seconds == null ? USUAL_SECONDS : seconds,
                warmUp,
                warmUpPerSecond,
                sessions,
                channels,
                MessageMix.parse(mix),
                pacing,
                spin);
    }

    /** For one long run: what the command does when no rate, number, time or count of runs is said. */
    void orElseOnce(long otherRate, long otherMessages, long otherSeconds) {
        load.rate = load.rate == 0 && !load.flood ? otherRate : load.rate;
        messages = messages == 0 ? otherMessages : messages;
        seconds = seconds == null ? Long.valueOf(otherSeconds) : seconds;
        runs = runs == null ? Integer.valueOf(1) : runs;
    }

    /** For commands that know no other protocol. */
    void speakFix() {
        protocol = Protocol.FIX;
    }

    int runs() {
        return runs == null ? USUAL_RUNS : runs;
    }

    Path jdkHome() {
        return jdkHome;
    }

    Path out() {
        return out;
    }

    /** For commands that are not meant as a flood: this rate unless another, or a flood, was asked for. */
    LoadOptions orRate(long perSecond) {
        if (load.rate == 0 && !load.flood) {
            load.rate = perSecond;
        }
        return this;
    }
}
