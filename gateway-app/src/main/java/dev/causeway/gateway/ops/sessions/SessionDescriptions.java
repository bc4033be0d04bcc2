package dev.causeway.gateway.ops.sessions;

import dev.causeway.gateway.port.CommittedNumbers;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.gateway.port.SessionView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Puts what a session sees beside what the journal has. Any thread. */
public final class SessionDescriptions {
    private final CommittedNumbers committed;

    public SessionDescriptions(CommittedNumbers committed) {
        this.committed = committed;
    }

    SessionDescriptor describe(SessionView view, boolean enabled) {
        SessionIdentity identity = view.identity();
        return new SessionDescriptor(
                identity.id(),
                identity.venue(),
                identity.protocol() == 'F' ? "FIX" : "XBP",
                identity.sessionNo(),
                identity.venueId(),
                enabled,
                view.connected(),
                view.state(),
                view.loggedOn(),
                heardAgo(view),
                view.endpoint(),
                view.schedule(),
                view.epoch(),
                view.expected(),
                committed.committedExpected(identity.sessionNo()),
                view.nextOutbound(),
                view.gaps(),
                view.held(),
                view.unsentBytes(),
                view.lastError(),
                view.counters());
    }

    private static Long heardAgo(SessionView view) {
        long heardMillis = TimeUnit.NANOSECONDS.toMillis(view.heardEpochNanos());
        return heardMillis == 0 ? null : Math.max(0, System.currentTimeMillis() - heardMillis);
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
