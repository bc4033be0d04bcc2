package dev.causeway.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causeway.gateway.config.ConfigurationException;
import dev.causeway.gateway.inbound.socket.TestIdentity;
import dev.causeway.gateway.inbound.socket.TlsSettings;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;

class TlsAssemblyTest {
    private final DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();

    @Test
    void shouldStayPlainWhenNoBundleIsNamed() {
        assertThat(settings()).isNull();
    }

    @Test
    void shouldTakeTrustAndKeyAndVerifyHostNameByDefault(@TempDir Path folder) throws Exception {
        TestIdentity own = TestIdentity.create(folder, "gateway", "dns:gateway.example");
        KeyStore keys = KeyStore.getInstance(own.file().toFile(), TestIdentity.PASSWORD.toCharArray());
        bundles.registerBundle("venues", bundle(keys, TestIdentity.trustStore(own), SslOptions.NONE));

        TlsSettings settings = settings("ssl-bundle", "venues");

        assertThat(settings.protocols()).containsExactly("TLSv1.3");
        assertThat(settings.verifyHostName()).isTrue();
        assertThat(settings("ssl-bundle", "venues", "verify-host-name", "false").verifyHostName())
                .isFalse();
    }

    @Test
    void shouldTakeProtocolsOfBundle() throws Exception {
        SslOptions options = SslOptions.of(Set.of("TLS_AES_256_GCM_SHA384"), Set.of("TLSv1.2"));
        bundles.registerBundle("venues", bundle(null, TestIdentity.trustStore(), options));

        TlsSettings settings = settings("ssl-bundle", "venues");

        assertThat(settings.protocols()).containsExactly("TLSv1.2");
        assertThat(settings.ciphers()).isEqualTo(List.of("TLS_AES_256_GCM_SHA384"));
    }

    @Test
    void shouldRefuseBundleWhenItTrustsNobodyInParticular() {
        bundles.registerBundle("venues", bundle(null, null, SslOptions.NONE));

        assertThatThrownBy(() -> settings("ssl-bundle", "venues"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("gateway.sessions[a].ssl-bundle = venues: a bundle with trust material");
    }

    @Test
    void shouldRefuseProtocolWhenItIsTooOld() throws Exception {
        SslOptions options = SslOptions.of(Set.of(), Set.of("TLSv1.1"));
        bundles.registerBundle("venues", bundle(null, TestIdentity.trustStore(), options));

        assertThatThrownBy(() -> settings("ssl-bundle", "venues")).hasMessageContaining("TLSv1.1");
    }

    @Test
    void shouldNameKnownBundlesWhenBundleIsUnknown() throws Exception {
        bundles.registerBundle("venues", bundle(null, TestIdentity.trustStore(), SslOptions.NONE));

        assertThatThrownBy(() -> settings("ssl-bundle", "other"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("gateway.sessions[a].ssl-bundle = other")
                .hasMessageContaining("venues");
    }

    private TlsSettings settings(String... more) {
        return new TlsAssembly(bundles)
                .settings(
                        new BoundSessions().session("a", more).bind().sessions().get(0));
    }

    private static SslBundle bundle(KeyStore keys, KeyStore trust, SslOptions options) {
        return SslBundle.of(SslStoreBundle.of(keys, TestIdentity.PASSWORD, trust), SslBundleKey.NONE, options);
    }
}
