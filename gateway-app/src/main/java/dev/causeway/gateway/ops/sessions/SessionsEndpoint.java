package dev.causeway.gateway.ops.sessions;

import dev.causeway.gateway.port.CommittedNumbers;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.gateway.port.SessionView;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/** {@code /actuator/sessions} and {@code /actuator/sessions/{id}}. An unknown id is 404. */
@Endpoint(id = "sessions")
public final class SessionsEndpoint {
    private final Supplier<List<SessionView>> views;
    private final CommittedNumbers committed;

    public SessionsEndpoint(Supplier<List<SessionView>> views, CommittedNumbers committed) {
        this.views = views;
        this.committed = committed;
    }

    /** All sessions. */
    @ReadOperation
    public List<SessionDescriptor> sessions() {
        return views.get().stream().map(this::describe).toList();
    }

    /** One session, or null for 404. */
    @ReadOperation
    public SessionDescriptor session(@Selector String id) {
        return views.get().stream()
                .filter(view -> view.identity().id().equals(id))
                .map(this::describe)
                .findFirst()
                .orElse(null);
    }

    private SessionDescriptor describe(SessionView view) {
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
}
