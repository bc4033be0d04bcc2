package dev.causeway.gateway.ops.sessions;

import dev.causeway.gateway.port.CommittedNumbers;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.gateway.port.SessionView;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts what a session sees beside what the journal has. Any thread. */
public final class SessionDescriptions {
    private final CommittedNumbers committed;

    public SessionDescriptions(CommittedNumbers committed) {
        this.committed = committed;
    }

    SessionDescriptor describe(SessionView view) {
        SessionIdentity identity = view.identity();
        return new SessionDescriptor(
                identity.id(),
                identity.venue(),
                identity.protocol() == 'F' ? "FIX" : "XBP",
                identity.sessionNo(),
                identity.venueId(),
                view.state(),
                view.loggedOn(),
                view.endpoint(),
                view.epoch(),
                view.expected(),
                committed.committedExpected(identity.sessionNo()),
                view.nextOutbound(),
                view.gaps(),
                view.lastError(),
                view.counters());
    }

    /** What a command may change. */
    Map<String, Object> numbers(SessionView view) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("state", view.state());
        numbers.put("loggedOn", view.loggedOn());
        numbers.put("epoch", view.epoch());
        numbers.put("nextSender", view.nextOutbound());
        numbers.put("nextTarget", view.expected());
        numbers.put(
                "nextTargetCommitted",
                committed.committedExpected(view.identity().sessionNo()));
        return numbers;
    }
}
