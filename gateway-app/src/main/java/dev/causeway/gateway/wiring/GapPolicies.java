package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.ResendProperties;
import dev.causeway.gateway.config.SessionProperties;
import dev.causeway.gateway.inbound.gap.GapPolicy;
import java.time.Duration;

/** How a session asks for missing numbers, the same settings for both protocols. Static and stateless. */
final class GapPolicies {
    private static final Duration XBP_TIMEOUT = Duration.ofSeconds(1);

    private GapPolicies() {}

    static GapPolicy of(SessionProperties session) {
        ResendProperties resend = session.resend();
        Duration usual =
                session.protocol() == SessionProperties.ProtocolName.FIX ? session.heartbeatOrDefault() : XBP_TIMEOUT;
        return new GapPolicy(resend.timeout() == null ? usual : resend.timeout(), resend.attempts(), resend.chunk());
    }
}
