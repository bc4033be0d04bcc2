package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.*;
import dev.causeway.gateway.port.*;
import java.util.*;

final class FixAssembly {
    static VenueSessions sessions(GatewayProperties p, Map<SessionProperties, SessionIdentity> i, SessionPorts s) {
        return new VenueSessions() {
            public void start() {}

            public void stop(long t) {}

            public List<SessionView> views() {
                return List.of();
            }
        };
    }
}
