package dev.causeway.gateway.ops.sessions;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sessions that an operator wants down, whoever else would connect them; until a restart. Any thread. */
final class DisabledSessions {
    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    boolean contains(String id) {
        return ids.contains(id);
    }

    void disable(String id) {
        ids.add(id);
    }

    void enable(String id) {
        ids.remove(id);
    }

    /** @throws IllegalStateException it is disabled */
    void requireEnabled(String id) {
        if (contains(id)) {
            throw new IllegalStateException("the session is disabled: enable connects it");
        }
    }
}
