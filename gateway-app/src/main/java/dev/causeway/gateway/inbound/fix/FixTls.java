package dev.causeway.gateway.inbound.fix;

import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * How a session's connections are made secret and the venue known.
 *
 * @param context trust, and our certificate where the venue asks for one
 * @param protocols TLSv1.3, TLSv1.2 or both
 * @param ciphers cipher suites, empty for the platform's
 * @param verifyHostName whether the venue's certificate has to name the host that is configured
 */
public record FixTls(SSLContext context, List<String> protocols, List<String> ciphers, boolean verifyHostName) {
    public FixTls {
        protocols = List.copyOf(protocols);
        ciphers = List.copyOf(ciphers);
    }
}
