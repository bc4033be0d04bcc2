package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.log.FixLogSettings;
import java.time.Duration;

/**
 * What all FIX sessions share and most gateways leave as it is.
 *
 * @param log the sessions' log files
 * @param bounds how large a message may be
 * @param logonTimeout how long a Logon may remain unanswered, whole seconds
 */
public record FixStageOptions(FixLogSettings log, FrameBounds bounds, Duration logonTimeout) {
    /** No log files, the usual bounds, 10 s. */
    public static final FixStageOptions DEFAULTS =
            new FixStageOptions(FixLogSettings.OFF, FrameBounds.DEFAULTS, Duration.ofSeconds(10));
}
