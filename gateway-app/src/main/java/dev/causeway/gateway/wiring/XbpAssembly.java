package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.ConfigurationException;
import dev.causeway.gateway.config.GatewayProperties;
import dev.causeway.gateway.config.SessionProperties;
import dev.causeway.gateway.inbound.socket.Endpoint;
import dev.causeway.gateway.inbound.socket.LoopSettings;
import dev.causeway.gateway.inbound.socket.ReconnectSettings;
import dev.causeway.gateway.inbound.socket.SocketSettings;
import dev.causeway.gateway.inbound.xbp.ReplayPolicy;
import dev.causeway.gateway.inbound.xbp.XbpGateway;
import dev.causeway.gateway.inbound.xbp.XbpLimits;
import dev.causeway.gateway.inbound.xbp.XbpPorts;
import dev.causeway.gateway.inbound.xbp.XbpSessionSettings;
import dev.causeway.gateway.normalize.SessionEventWriter;
import dev.causeway.gateway.normalize.XbpNormalizer;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.gateway.port.VenueSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.NoOpIdleStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins the XBP sessions, spread over the configured number of event loops. */
final class XbpAssembly {
    private static final Logger LOG = LoggerFactory.getLogger(XbpAssembly.class);
    private static final long CONNECT_TIMEOUT_MILLIS = 5_000;

    private XbpAssembly() {}

    static VenueSessions sessions(
            GatewayProperties properties,
            Map<SessionProperties, SessionIdentity> identities,
            SessionPorts ports,
            OutboundLogs logs) {
        List<List<XbpSessionSettings>> perLoop = new ArrayList<>();
        for (int i = 0; i < properties.xbp().loops(); i++) {
            perLoop.add(new ArrayList<>());
        }
        int next = 0;
        for (var entry : identities.entrySet()) {
            if (entry.getKey().protocol() == SessionProperties.ProtocolName.XBP) {
                perLoop.get(next++ % perLoop.size()).add(settings(entry.getKey(), entry.getValue()));
            }
        }
        List<XbpGateway> loops = new ArrayList<>();
        for (List<XbpSessionSettings> settings : perLoop) {
            if (!settings.isEmpty()) {
                XbpGateway.Runtime runtime = new XbpGateway.Runtime(
                        loops.size(),
                        LoopSettings.defaults(),
                        NoOpIdleStrategy.INSTANCE,
                        ports.nanoClock(),
                        ports.epochClock(),
                        () -> ports.storeFailure().get() == null);
                loops.add(new XbpGateway(settings, each -> sessionPorts(each, ports, logs), runtime));
            }
        }
        return new XbpSessions(loops);
    }

    static XbpSessionSettings settings(SessionProperties session, SessionIdentity identity) {
        String key = "gateway.sessions[" + session.id() + "]";
        try {
            return new XbpSessionSettings(
                    identity,
                    session.endpoints().stream().map(Endpoint::parse).toList(),
                    session.xbp().compId(),
                    session.xbp().secret(),
                    Math.toIntExact(session.heartbeatOrDefault().toMillis()),
                    new ReconnectSettings(
                            CONNECT_TIMEOUT_MILLIS,
                            session.reconnect().initial().toMillis(),
                            session.reconnect().max().toMillis(),
                            System.nanoTime() ^ identity.sessionNo()),
                    SocketSettings.defaults(),
                    XbpLimits.defaults());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ConfigurationException(key, session.endpoints(), e.getMessage(), e);
        }
    }

    private static XbpPorts sessionPorts(XbpSessionSettings settings, SessionPorts ports, OutboundLogs logs) {
        SessionIdentity identity = settings.identity();
        return new XbpPorts(
                new XbpNormalizer(identity, ports.sink(), ports.instruments()),
                new SessionEventWriter(identity, ports.sink()),
                ports.committed(),
                logs.open(identity),
                ReplayPolicy.ORDERS_NEVER,
                (seqNo, frame, offset, length) -> LOG.warn(
                        "session {}: message {} is unknown to the venue and was not delivered again",
                        identity.id(),
                        seqNo));
    }
}
