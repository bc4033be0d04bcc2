package dev.causeway.gateway.inbound.socket;

import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * How a connection is made secret and its peer known.
 *
 * @param context trust, and our certificate where the peer asks for one
 * @param protocols TLSv1.3, TLSv1.2 or both; empty for TLSv1.3
 * @param ciphers cipher suites, empty for the platform's
 * @param verifyHostName whether the peer's certificate has to name the host that was configured
 */
public record TlsSettings(SSLContext context, List<String> protocols, List<String> ciphers, boolean verifyHostName) {
    private static final List<String> ALLOWED = List.of("TLSv1.3", "TLSv1.2");

    public TlsSettings {
        protocols = protocols.isEmpty() ? List.of("TLSv1.3") : List.copyOf(protocols);
        ciphers = List.copyOf(ciphers);
        if (!ALLOWED.containsAll(protocols)) {
            throw new IllegalArgumentException("protocols " + protocols + ": allowed are " + ALLOWED);
        }
    }
}
