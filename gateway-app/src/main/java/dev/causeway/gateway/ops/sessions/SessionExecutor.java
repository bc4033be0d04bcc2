package dev.causeway.gateway.ops.sessions;

import dev.causeway.gateway.port.SessionControls;
import java.util.function.Consumer;

/** Queues work to the thread that owns a session. */
@FunctionalInterface
public interface SessionExecutor {
    /** As {@link dev.causeway.gateway.port.VenueSessions#execute}. */
    boolean execute(String id, Consumer<SessionControls> work);
}
