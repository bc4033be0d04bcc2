package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.ConfigurationException;
import dev.causeway.gateway.config.FixProperties;
import dev.causeway.gateway.config.SessionProperties;
import dev.causeway.gateway.inbound.fix.FixCounterparty;
import dev.causeway.gateway.inbound.fix.FixCredentials;
import dev.causeway.gateway.inbound.fix.FixGateway;
import dev.causeway.gateway.inbound.fix.FixRuntime;
import dev.causeway.gateway.inbound.fix.FixSessionPorts;
import dev.causeway.gateway.inbound.fix.FixSessionSettings;
import dev.causeway.gateway.inbound.fix.FixStageOptions;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.gateway.port.VenueSessions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Joins the FIX sessions; QuickFIX/J itself stays behind {@link FixGateway}. */
final class FixAssembly {
    private static final Duration RING_PATIENCE = Duration.ofSeconds(5);

    private final FixOptions options;
    private final FixStageOptions stage;

    FixAssembly(FixOptions options, FixStageOptions stage) {
        this.options = options;
        this.stage = stage;
    }

    VenueSessions sessions(Map<SessionProperties, SessionIdentity> identities, SessionPorts ports, OutboundLogs logs) {
        List<FixGateway.Wired> wired = new ArrayList<>();
        List<FixSessions.Configured> configured = new ArrayList<>();
        for (var entry : identities.entrySet()) {
            SessionProperties session = entry.getKey();
            SessionIdentity identity = entry.getValue();
            if (session.protocol() == SessionProperties.ProtocolName.FIX) {
                configured.add(new FixSessions.Configured(identity, session.endpoints()));
                wired.add(new FixGateway.Wired(settings(session, identity), sessionPorts(identity, ports, logs)));
            }
        }
        FixRuntime runtime = new FixRuntime(
                ports.epochClock(),
                ports.nanoClock(),
                () -> ports.storeFailure().get() == null,
                RING_PATIENCE);
        try {
            return new FixSessions(new FixGateway(wired, runtime, stage), configured, ports.epochClock());
        } catch (IllegalArgumentException e) {
            List<String> ids =
                    configured.stream().map(each -> each.identity().id()).toList();
            throw refused(ids, e);
        }
    }

    private FixSessionSettings settings(SessionProperties session, SessionIdentity identity) {
        FixProperties fix = session.fix();
        return new FixSessionSettings(
                identity,
                new FixCounterparty(
                        fix.beginString(),
                        fix.senderCompId(),
                        fix.targetCompId(),
                        fix.applVersion(),
                        fix.dataDictionary(),
                        fix.transportDictionary()),
                session.endpoints(),
                session.heartbeatOrDefault(),
                new FixSessionSettings.Reconnect(
                        session.reconnect().initial(), session.reconnect().max()),
                new FixCredentials(fix.username(), fix.password()),
                FixOptions.rules(session),
                fix.symbols(),
                options.of(session));
    }

    private static FixSessionPorts sessionPorts(SessionIdentity identity, SessionPorts ports, OutboundLogs logs) {
        return new FixSessionPorts(
                ports.sink(),
                ports.tallies().of(identity),
                ports.committed(),
                ports.instruments(),
                logs.open(identity),
                new UndeliveredLog(identity.id(), ports.nanoClock()));
    }

    /** Which session the engine means is in its own words only. */
    static ConfigurationException refused(Collection<String> ids, IllegalArgumentException e) {
        return new ConfigurationException(
                "gateway.sessions[].fix", ids, "refused by the FIX engine: " + e.getMessage(), e);
    }
}
