package dev.causeway.gateway.inbound.xbp;

import dev.causeway.protocol.feed.sbe.StatusReason;
import dev.causeway.protocol.xbp.sbe.LogoutReason;

/** How the parts of a session end its connection. */
interface SessionControl {
    /**
     * Says Logout, closes, and logs once.
     *
     * @param detail what, value, limit
     */
    void fail(LogoutReason reason, StatusReason status, String detail);
}
