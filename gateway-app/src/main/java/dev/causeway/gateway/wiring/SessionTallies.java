package dev.causeway.gateway.wiring;

import dev.causeway.gateway.normalize.SessionEventLog;
import dev.causeway.gateway.normalize.SessionEventWriter;
import dev.causeway.gateway.normalize.SessionTally;
import dev.causeway.gateway.port.InboundSink;
import dev.causeway.gateway.port.SessionIdentity;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Each session's line of events into the ring, made once. Any thread. */
final class SessionTallies {
    private final InboundSink sink;
    private final Map<String, SessionTally> tallies = new ConcurrentHashMap<>();

    SessionTallies(InboundSink sink) {
        this.sink = sink;
    }

    SessionTally of(SessionIdentity identity) {
        return tallies.computeIfAbsent(
                identity.id(), id -> new SessionTally(new SessionEventLog(id, new SessionEventWriter(identity, sink))));
    }
}
