package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.port.LinePace;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warnings that a venue can cause with every frame: a line a minute, with the number of those not written. Owner: the
 * session's thread.
 */
final class VenueWarnings {
    private static final Logger LOG = LoggerFactory.getLogger(VenueWarnings.class);

    private final String sessionId;
    private final LinePace pace = new LinePace(TimeUnit.MINUTES.toNanos(1));
    private long nowNanos;

    VenueWarnings(String sessionId) {
        this.sessionId = sessionId;
    }

    /** What is warned of until this is called again happens now. */
    void at(long monotonicNanos) {
        nowNanos = monotonicNanos;
    }

    void warn(String what) {
        long unwritten = pace.admit(nowNanos);
        if (unwritten != LinePace.UNWRITTEN) {
            LOG.warn("session {}: {} ({} like it were not written)", sessionId, what, unwritten);
        }
    }
}
