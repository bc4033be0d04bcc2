package dev.causeway.gateway.inbound.fix;

import java.time.Duration;

/**
 * How a session connects.
 *
 * @param tls null: plain TCP
 * @param localAddress this host's address to connect from, empty for any
 * @param connectTimeout longest TCP connect, and longest TLS handshake after it
 * @param maxLogonAttempts refused or unanswered log-ons in a row after which the session stops; 0: never
 */
public record FixTransport(FixTls tls, String localAddress, Duration connectTimeout, int maxLogonAttempts) {
    /** Plain TCP from any address, 5 s, ten log-ons. */
    public static final FixTransport DEFAULTS = new FixTransport(null, "", Duration.ofSeconds(5), 10);
}
