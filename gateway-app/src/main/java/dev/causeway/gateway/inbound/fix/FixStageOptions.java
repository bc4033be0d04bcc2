package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.log.FixLogSettings;
import java.time.Duration;

/**
 * What all FIX sessions share and most gateways leave as it is.
 *
 * @param log the sessions' log files
 * @param bounds how large a message may be
 * @param logonTimeout how long a Logon may remain unanswered, whole seconds
 * @param expressMillis how long the express lane may keep messages from the engine; 0: there is no such lane
 */
public record FixStageOptions(FixLogSettings log, FrameBounds bounds, Duration logonTimeout, int expressMillis) {
    /** {@link #expressMillis} where there is a lane: as long as the engine itself takes a heartbeat's time to be. */
    public static final int EXPRESS_MILLIS = 10;

    /** No log files, the usual bounds, 10 s. */
    public static final FixStageOptions DEFAULTS =
            new FixStageOptions(FixLogSettings.OFF, FrameBounds.DEFAULTS, Duration.ofSeconds(10));

    /** With an express lane. */
    public FixStageOptions(FixLogSettings log, FrameBounds bounds, Duration logonTimeout) {
        this(log, bounds, logonTimeout, EXPRESS_MILLIS);
    }

    /** The same with another lane, or none. */
    public FixStageOptions withExpressMillis(int other) {
        return new FixStageOptions(log, bounds, logonTimeout, other);
    }
}
