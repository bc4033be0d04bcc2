package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.inbound.socket.Endpoint;
import dev.causeway.gateway.inbound.socket.ReconnectSettings;
import dev.causeway.gateway.inbound.socket.SocketSettings;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.protocol.feed.Ascii;
import java.util.List;

/**
 * One XBP session as configured. The secret is never in {@link #toString}.
 *
 * @param identity who the session is
 * @param endpoints tried in turn
 * @param compId 1..16 US-ASCII characters
 * @param secret at most 32 US-ASCII characters
 * @param cancelOnDisconnect asks the venue to cancel our orders when the connection is lost
 * @param heartbeatMs 100..30000
 */
public record XbpSessionSettings(
        SessionIdentity identity,
        List<Endpoint> endpoints,
        String compId,
        String secret,
        boolean cancelOnDisconnect,
        int heartbeatMs,
        ReconnectSettings reconnect,
        SocketSettings socket,
        XbpLimits limits) {
    static final int MIN_HEARTBEAT_MS = 100;
    static final int MAX_HEARTBEAT_MS = 30_000;
    private static final int COMP_ID_LENGTH = 16;
    private static final int SECRET_LENGTH = 32;

    public XbpSessionSettings {
        endpoints = List.copyOf(endpoints);
        if (compId.isEmpty() || !Ascii.fits(compId, COMP_ID_LENGTH)) {
            throw new IllegalArgumentException(
                    "session " + identity.id() + ": comp-id '" + compId + "': allowed is 1..16 US-ASCII characters");
        }
        if (!Ascii.fits(secret, SECRET_LENGTH)) {
            throw new IllegalArgumentException(
                    "session " + identity.id() + ": secret: allowed is at most 32 US-ASCII characters");
        }
        if (heartbeatMs < MIN_HEARTBEAT_MS || heartbeatMs > MAX_HEARTBEAT_MS) {
            throw new IllegalArgumentException("session " + identity.id() + ": heartbeat-interval " + heartbeatMs
                    + " ms: allowed is 100..30000 ms");
        }
    }

    /** The interval a venue's log-on answer names, or our own when it is out of range. */
    int agreedHeartbeatMs(long venueHeartbeatMs) {
        boolean sane = venueHeartbeatMs >= MIN_HEARTBEAT_MS && venueHeartbeatMs <= MAX_HEARTBEAT_MS;
        return sane ? (int) venueHeartbeatMs : heartbeatMs;
    }

    @Override
    public String toString() {
        return "XbpSessionSettings[" + identity + ", endpoints=" + endpoints + ", compId=" + compId
                + ", secret=***, cancelOnDisconnect=" + cancelOnDisconnect + ", heartbeatMs=" + heartbeatMs + ", "
                + reconnect + ", " + socket + ", " + limits + "]";
    }
}
