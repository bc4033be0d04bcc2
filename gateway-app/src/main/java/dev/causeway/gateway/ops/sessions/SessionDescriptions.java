package dev.causeway.gateway.ops.sessions;

import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.gateway.port.SessionView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A session's view in the words of its endpoint. */
final class SessionDescriptions {
    private SessionDescriptions() {}

    static SessionDescriptor describe(SessionView view, boolean enabled) {
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
                view.committed(),
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
    static Map<String, Object> numbers(SessionView view) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("state", view.state());
        numbers.put("loggedOn", view.loggedOn());
        numbers.put("epoch", view.epoch());
        numbers.put("nextSender", view.nextOutbound());
        numbers.put("nextTarget", view.expected());
        numbers.put("nextTargetCommitted", view.committed());
        return numbers;
    }
}
