package dev.causeway.gateway.inbound.fix;

import java.net.InetSocketAddress;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.ssl.SslFilter;

/** TLS of one connection. The name that is verified is the configured one, whatever address it led to. */
final class TlsFilter extends SslFilter {
    private static final String HTTPS = "HTTPS";

    private final FixTls tls;
    private final String host;

    TlsFilter(FixTls tls, String host) {
        super(tls.context());
        this.tls = tls;
        this.host = host;
    }

    @Override
    protected SSLEngine createEngine(IoSession session, InetSocketAddress address) {
        SSLEngine engine = sslContext.createSSLEngine(host, address.getPort());
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(tls.protocols().toArray(String[]::new));
        if (!tls.ciphers().isEmpty()) {
            parameters.setCipherSuites(tls.ciphers().toArray(String[]::new));
        }
        if (tls.verifyHostName()) {
            // RFC 2818 3.1 is the rule; the name of the algorithm is the JDK's
            parameters.setEndpointIdentificationAlgorithm(HTTPS);
        }
        if (isName(host)) {
            parameters.setServerNames(List.<SNIServerName>of(new SNIHostName(host)));
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    /** Addresses have no place in server_name: RFC 6066 section 3. */
    private static boolean isName(String host) {
        return !host.contains(":") && !host.matches("[0-9.]+");
    }
}
