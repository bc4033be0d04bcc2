package dev.causeway.gateway.wiring;

import dev.causeway.gateway.port.CommittedNumbers;
import dev.causeway.gateway.port.InboundSink;
import dev.causeway.gateway.port.InstrumentRegistry;
import java.util.function.Supplier;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;

/**
 * What every session is joined to.
 *
 * @param tallies each session's own line of events into the ring
 * @param storeFailure why the journal refuses, or null while it works
 */
record SessionPorts(
        InboundSink sink,
        SessionTallies tallies,
        CommittedNumbers committed,
        InstrumentRegistry instruments,
        Supplier<String> storeFailure,
        NanoClock nanoClock,
        EpochNanoClock epochClock) {}
