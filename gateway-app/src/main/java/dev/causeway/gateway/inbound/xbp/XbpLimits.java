package dev.causeway.gateway.inbound.xbp;

/**
 * Bounds and time limits of a session.
 *
 * @param holdFrames frames kept beyond a gap (rule 1)
 * @param sendBufferBytes what may wait to be sent; past it the peer is a slow reader (rule 11)
 * @param receiveBufferBytes read at once
 * @param resendTimeoutMillis until a resend request is repeated
 * @param resendAttempts requests before Logout(GAP_UNFILLED)
 * @param logonTimeoutMillis until the answer to a Logon
 * @param logoutTimeoutMillis until the peer's Logout
 */
public record XbpLimits(
        int holdFrames,
        int sendBufferBytes,
        int receiveBufferBytes,
        long resendTimeoutMillis,
        int resendAttempts,
        long logonTimeoutMillis,
        long logoutTimeoutMillis) {
    private static final int MIN_SEND_BUFFER_BYTES = 2_048;

    public XbpLimits {
        if (holdFrames < 1 || holdFrames > 65_536 || sendBufferBytes < MIN_SEND_BUFFER_BYTES) {
            throw new IllegalArgumentException("hold " + holdFrames + " frames, send buffer " + sendBufferBytes
                    + " bytes: allowed are 1..65536 frames and at least " + MIN_SEND_BUFFER_BYTES + " bytes");
        }
        if (resendTimeoutMillis < 1 || resendAttempts < 1 || logonTimeoutMillis < 1 || logoutTimeoutMillis < 1) {
            throw new IllegalArgumentException("resend timeout " + resendTimeoutMillis + " ms, attempts "
                    + resendAttempts + ", log-on timeout " + logonTimeoutMillis + " ms, log-out timeout "
                    + logoutTimeoutMillis + " ms: allowed is at least 1 each");
        }
    }

    /** What XBP section 4 says; 1 MiB to send, 64 KiB to receive. */
    public static XbpLimits defaults() {
        return new XbpLimits(4096, 1 << 20, 64 * 1024, 1_000, 3, 5_000, 2_000);
    }
}
