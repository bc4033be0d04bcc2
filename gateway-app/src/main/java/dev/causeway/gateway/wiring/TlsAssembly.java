package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.ConfigurationException;
import dev.causeway.gateway.config.SessionProperties;
import dev.causeway.gateway.inbound.socket.TlsSettings;
import java.util.List;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;

/** Turns a session's bundle into what its connections need. A bundle that trusts nobody in particular is refused. */
final class TlsAssembly {
    private final SslBundles bundles;

    TlsAssembly(SslBundles bundles) {
        this.bundles = bundles;
    }

    /** @return null when the session names no bundle */
    TlsSettings settings(SessionProperties session) {
        if (session.sslBundle() == null) {
            return null;
        }
        String key = "gateway.sessions[" + session.id() + "].ssl-bundle";
        try {
            SslBundle bundle = bundles.getBundle(session.sslBundle());
            if (bundle.getStores().getTrustStore() == null) {
                throw new ConfigurationException(
                        key,
                        session.sslBundle(),
                        "a bundle with trust material: without it any authority of the platform could vouch for the venue");
            }
            SslOptions options = bundle.getOptions();
            return new TlsSettings(
                    bundle.createSslContext(),
                    listOf(options.getEnabledProtocols()),
                    listOf(options.getCiphers()),
                    session.verifyHostName());
        } catch (NoSuchSslBundleException e) {
            throw new ConfigurationException(
                    key, session.sslBundle(), "one of spring.ssl.bundle: " + bundles.getBundleNames(), e);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ConfigurationException(
                    key, session.sslBundle(), "a bundle that can be read: " + e.getMessage(), e);
        }
    }

    private static List<String> listOf(String[] names) {
        return names == null ? List.of() : List.of(names);
    }
}
