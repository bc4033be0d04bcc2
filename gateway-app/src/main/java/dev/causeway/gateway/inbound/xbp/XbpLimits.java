package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.inbound.gap.GapPolicy;
import java.time.Duration;

/**
 * Bounds and time limits of a session.
 *
 * @param holdFrames frames kept beyond a gap (rule 1)
 * @param sendBufferBytes what may wait to be sent; past it the peer is a slow reader (rule 11)
 * @param receiveBufferBytes read at once
 * @param gaps how missing numbers are asked for, before Logout(GAP_UNFILLED)
 * @param logonTimeoutMillis until the answer to a Logon
 * @param logoutTimeoutMillis until the peer's Logout
 */
public record XbpLimits(
        int holdFrames,
        int sendBufferBytes,
        int receiveBufferBytes,
        GapPolicy gaps,
        long logonTimeoutMillis,
        long logoutTimeoutMillis) {
    private static final int MIN_SEND_BUFFER_BYTES = 2_048;

    public XbpLimits {
        if (holdFrames < 1 || holdFrames > 65_536 || sendBufferBytes < MIN_SEND_BUFFER_BYTES) {
            throw new IllegalArgumentException("hold " + holdFrames + " frames, send buffer " + sendBufferBytes
                    + " bytes: allowed are 1..65536 frames and at least " + MIN_SEND_BUFFER_BYTES + " bytes");
        }
        if (logonTimeoutMillis < 1 || logoutTimeoutMillis < 1) {
            throw new IllegalArgumentException("log-on timeout " + logonTimeoutMillis + " ms, log-out timeout "
                    + logoutTimeoutMillis + " ms: allowed is at least 1 each");
        }
    }

    /** These limits with another way to ask for missing numbers. */
    public XbpLimits with(GapPolicy otherGaps) {
        return new XbpLimits(
                holdFrames, sendBufferBytes, receiveBufferBytes, otherGaps, logonTimeoutMillis, logoutTimeoutMillis);
    }

    /** What XBP section 4 says; 1 MiB to send, 64 KiB to receive. */
    public static XbpLimits defaults() {
        return new XbpLimits(4096, 1 << 20, 64 * 1024, GapPolicy.usual(Duration.ofSeconds(1)), 5_000, 2_000);
    }
}
