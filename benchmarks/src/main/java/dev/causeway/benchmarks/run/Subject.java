package dev.causeway.benchmarks.run;

import dev.causeway.benchmarks.receive.Payload;
import java.util.List;

/** What is measured: stands between venue and receiver. One object serves any number of runs, one after another. */
interface Subject {
    /** Names the results. */
    String name();

    /** What its datagrams carry. */
    Payload payload();

    /**
     * Starts it for one run.
     *
     * @param venuePort where the load venue listens, on the loopback
     * @param channels group:port, one a channel
     */
    Running start(Launcher launcher, RunSpec spec, int venuePort, List<String> channels);

    /** A started subject; closing ends it and removes what it left. */
    interface Running extends AutoCloseable {
        /** Waits until it can take load. */
        void awaitReady();

        /** Processor time used so far, milliseconds. */
        long cpuMillis();

        @Override
        void close();
    }
}
