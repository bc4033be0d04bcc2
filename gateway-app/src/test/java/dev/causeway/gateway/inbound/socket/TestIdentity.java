package dev.causeway.gateway.inbound.socket;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and its self-signed certificate, made by the running JDK's keytool when the test runs. */
public final class TestIdentity {
    public static final String PASSWORD = "changeit";

    private final String name;
    private final Path file;
    private final KeyStore keys;

    private TestIdentity(String name, Path file, KeyStore keys) {
        this.name = name;
        this.file = file;
        this.keys = keys;
    }

    /** @param subjectAlternatives as keytool writes them, for example {@code dns:localhost,ip:127.0.0.1} */
    public static TestIdentity create(Path folder, String name, String subjectAlternatives) throws Exception {
        Path file = folder.resolve(name + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2"));
        command.addAll(List.of("-dname", "CN=" + name, "-ext", "san=" + subjectAlternatives));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("keytool: " + said);
        }
        return new TestIdentity(name, file, KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray()));
    }

    /** Holds the key; PKCS12. */
    public Path file() {
        return file;
    }

    /** A context with this key that trusts these. */
    public SSLContext context(TestIdentity... trusted) throws GeneralSecurityException, IOException {
        KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
        own.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust(trusted).getTrustManagers(), null);
        return context;
    }

    /** A context without any key. */
    public static SSLContext anonymous(TestIdentity... trusted) throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust(trusted).getTrustManagers(), null);
        return context;
    }

    /** A store of the certificates of these, without their keys. */
    public static KeyStore trustStore(TestIdentity... trusted) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (TestIdentity each : trusted) {
            store.setCertificateEntry(each.name, each.keys.getCertificate(each.name));
        }
        return store;
    }

    private static TrustManagerFactory trust(TestIdentity... trusted) throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(trustStore(trusted));
        return factory;
    }
}
