package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.gap.GapPolicy;
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
 * @param options what most sessions leave as it is
 */
public record FixSessionSettings(
        SessionIdentity identity,
        FixCounterparty counterparty,
        List<String> endpoints,
        Duration heartbeat,
        Reconnect reconnect,
        FixCredentials credentials,
        FixRules rules,
        List<String> symbols,
        FixSessionOptions options) {
    /** A session with the usual options. */
    public FixSessionSettings(
            SessionIdentity identity,
            FixCounterparty counterparty,
            List<String> endpoints,
            Duration heartbeat,
            Reconnect reconnect,
            FixCredentials credentials,
            FixRules rules,
            List<String> symbols) {
        this(
                identity,
                counterparty,
                endpoints,
                heartbeat,
                reconnect,
                credentials,
                rules,
                symbols,
                FixSessionOptions.DEFAULTS);
    }

    /** How missing numbers are asked for. */
    GapPolicy gaps() {
        return options.gaps() != null ? options.gaps() : GapPolicy.usual(heartbeat);
    }

    /**
     * The waits between attempts to connect, each up to a quarter shorter by chance.
     *
     * @param initial the first wait, and the one between two endpoints
     * @param max the longest; each round of failures doubles the wait up to here
     */
    public record Reconnect(Duration initial, Duration max) {}
}
