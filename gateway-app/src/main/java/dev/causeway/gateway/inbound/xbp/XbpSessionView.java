package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.port.SessionIdentity;

/** What any thread may see of a session. */
public interface XbpSessionView {
    /** Who it is. */
    SessionIdentity identity();

    /** How it stands now; an immutable copy. */
    XbpSessionStatus status();
}
