package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.ConfigurationException;
import dev.causeway.gateway.config.GatewayProperties;
import dev.causeway.gateway.config.SessionProperties;
import dev.causeway.gateway.config.XbpSessionProperties;
import dev.causeway.gateway.inbound.socket.Endpoint;
import dev.causeway.gateway.inbound.socket.ReconnectSettings;
import dev.causeway.gateway.inbound.xbp.ReplayPolicy;
import dev.causeway.gateway.inbound.xbp.XbpGateway;
import dev.causeway.gateway.inbound.xbp.XbpLimits;
import dev.causeway.gateway.inbound.xbp.XbpPorts;
import dev.causeway.gateway.inbound.xbp.XbpSessionSettings;
import dev.causeway.gateway.normalize.XbpNormalizer;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.gateway.port.VenueSessions;
import dev.causeway.protocol.xbp.sbe.CancelOrderEncoder;
import dev.causeway.protocol.xbp.sbe.NewOrderEncoder;
import dev.causeway.protocol.xbp.sbe.OrderStatusRequestEncoder;
import dev.causeway.protocol.xbp.sbe.ReplaceOrderEncoder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Joins the XBP sessions, each on its event loop. */
final class XbpAssembly {
    private final Map<SessionProperties, SessionIdentity> identities;
    private final TlsAssembly tls;

    XbpAssembly(Map<SessionProperties, SessionIdentity> identities, TlsAssembly tls) {
        this.identities = identities;
        this.tls = tls;
    }

    VenueSessions sessions(GatewayProperties properties, SessionPorts ports, OutboundLogs logs) {
        List<SessionProperties> sessions = identities.keySet().stream()
                .filter(each -> each.protocol() == SessionProperties.ProtocolName.XBP)
                .toList();
        List<XbpGateway> loops = new ArrayList<>();
        for (XbpLoopPlan plan : XbpLoopPlan.of(properties.xbp(), sessions)) {
            XbpGateway.Runtime runtime = new XbpGateway.Runtime(
                    loops.size(),
                    plan.loopSettings(),
                    plan.idleStrategy(),
                    ports.nanoClock(),
                    ports.epochClock(),
                    () -> ports.storeFailure().get() == null);
            List<XbpSessionSettings> settings =
                    plan.sessions().stream().map(this::settings).toList();
            loops.add(new XbpGateway(settings, each -> sessionPorts(each.identity(), ports, logs), runtime));
        }
        return new XbpSessions(loops, ports.committed());
    }

    XbpSessionSettings settings(SessionProperties session) {
        SessionIdentity identity = identities.get(session);
        String key = "gateway.sessions[" + session.id() + "]";
        try {
            return new XbpSessionSettings(
                    identity,
                    session.endpoints().stream().map(Endpoint::parse).toList(),
                    session.xbp().compId(),
                    session.xbp().secret(),
                    session.xbp().cancelOnDisconnect(),
                    Math.toIntExact(session.heartbeatOrDefault().toMillis()),
                    new ReconnectSettings(
                            session.xbp().socket().connectTimeout().toMillis(),
                            session.reconnect().initial().toMillis(),
                            session.reconnect().max().toMillis(),
                            System.nanoTime() ^ identity.sessionNo()),
                    new XbpSocketAssembly(session).settings(tls.settings(session)),
                    XbpLimits.defaults().with(GapPolicies.of(session)));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ConfigurationException(key, session.endpoints(), e.getMessage(), e);
        }
    }

    /** Rule 5, by template. */
    static ReplayPolicy replayPolicy(SessionProperties session) {
        Set<Integer> templateIds = new HashSet<>();
        for (XbpSessionProperties.Replayed each : session.xbp().replay()) {
            templateIds.add(
                    switch (each) {
                        case NEW_ORDER -> NewOrderEncoder.TEMPLATE_ID;
                        case CANCEL_ORDER -> CancelOrderEncoder.TEMPLATE_ID;
                        case REPLACE_ORDER -> ReplaceOrderEncoder.TEMPLATE_ID;
                        case ORDER_STATUS_REQUEST -> OrderStatusRequestEncoder.TEMPLATE_ID;
                    });
        }
        return ReplayPolicy.only(templateIds);
    }

    private XbpPorts sessionPorts(SessionIdentity identity, SessionPorts ports, OutboundLogs logs) {
        SessionProperties session = identities.entrySet().stream()
                .filter(each -> each.getValue().equals(identity))
                .findFirst()
                .orElseThrow()
                .getKey();
        return new XbpPorts(
                new XbpNormalizer(identity, ports.sink(), ports.instruments()),
                ports.tallies().of(identity),
                ports.committed(),
                logs.open(identity),
                replayPolicy(session),
                new UndeliveredLog(identity.id(), ports.nanoClock()));
    }
}
