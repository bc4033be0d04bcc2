package dev.causeway.benchmarks.run;

import dev.causeway.benchmarks.load.Protocol;
import dev.causeway.benchmarks.receive.Payload;
import dev.causeway.benchmarks.role.Signal;
import java.util.List;
import java.util.Map;

/** What is measured: stands between venue and receiver. One object serves any number of runs, one after another. */
interface Subject {
    /** Names the results. */
    String name();

    /** What its datagrams carry, null when it sends none and counts itself. */
    Payload payload(Protocol protocol);

    /** What of it a figure depends on, for the head of the results: JDK and flags where they are its own. */
    default String conditions() {
        return "";
    }

    /** Messages of a stretch whose latencies are told apart in {@code windows.csv}; 0: none are. */
    default int window() {
        return 0;
    }

    /** The load it is measured with: what the command says unless the subject is made for another. */
    default RunSpec spec(RunSpec said) {
        return said;
    }

    /**
     * Starts it for one run.
     *
     * @param venuePort where the load venue listens, on the loopback
     * @param channels group:port, one a channel; none when it counts itself
     */
    Running start(Launcher launcher, RunSpec spec, int venuePort, List<String> channels);

    /** A started subject; closing ends it and removes what it left. */
    interface Running extends AutoCloseable {
        /** Waits until it can take load. */
        void awaitReady();

        /** What a subject without payload counted, once it has all of it or nothing comes any more. */
        default Signal counted(Signal expect) {
            throw new IllegalStateException("this subject's messages are counted by the receiver");
        }

        /** The measured load begins now. */
        default void onLoad() {}

        /** All of the load has been received. */
        default void onReceived() {}

        /** What it found out about itself; called behind {@link #onReceived()}. */
        default Map<String, String> figures() {
            return Map.of();
        }

        /** Processor time used so far, milliseconds. */
        long cpuMillis();

        @Override
        void close();
    }
}
