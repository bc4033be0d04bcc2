package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.port.SessionIdentity;
import java.time.Duration;
import java.util.List;

/**
 * One FIX session.
 *
 * @param identity who it is in the gateway
 * @param counterparty who talks to whom
 * @param endpoints host:port, the primary first, tried in turn
 * @param heartbeat HeartBtInt(108), whole seconds, at least 1
 * @param reconnect how long to wait before connecting again
 * @param credentials of the Logon
 * @param rules checks and resets
 * @param symbols market data is requested for these after log-on
 */
public record FixSessionSettings(
        SessionIdentity identity,
        FixCounterparty counterparty,
        List<String> endpoints,
        Duration heartbeat,
        Reconnect reconnect,
        FixCredentials credentials,
        FixRules rules,
        List<String> symbols) {
    /**
     * The waits between attempts to connect; the engine knows whole seconds only.
     *
     * @param initial the first wait
     * @param max the longest; each failure doubles the wait up to here
     */
    public record Reconnect(Duration initial, Duration max) {}
}
