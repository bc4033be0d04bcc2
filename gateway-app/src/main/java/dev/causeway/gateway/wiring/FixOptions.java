package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.FixProperties;
import dev.causeway.gateway.config.SessionProperties;
import dev.causeway.gateway.inbound.fix.FixSessionOptions;
import dev.causeway.gateway.inbound.fix.FixTls;
import dev.causeway.gateway.inbound.fix.FixTransport;
import dev.causeway.gateway.inbound.socket.TlsSettings;

/** Turns what most FIX sessions leave as it is into the stage's terms, and refuses what cannot be. */
final class FixOptions {
    private final TlsAssembly tls;

    FixOptions(TlsAssembly tls) {
        this.tls = tls;
    }

    /** @throws dev.causeway.gateway.config.ConfigurationException a setting that cannot be used */
    FixSessionOptions of(SessionProperties session) {
        return new FixSessionOptions(transport(session));
    }

    private FixTransport transport(SessionProperties session) {
        FixProperties fix = session.fix();
        String key = "gateway.sessions[" + session.id() + "].fix.";
        return new FixTransport(
                tls(session),
                LocalAddress.of(key + "socket.local-address", fix.socket().localAddress()),
                fix.socket().connectTimeout(),
                fix.maxLogonAttempts());
    }

    private FixTls tls(SessionProperties session) {
        TlsSettings settings = tls.settings(session);
        return settings == null
                ? null
                : new FixTls(settings.context(), settings.protocols(), settings.ciphers(), settings.verifyHostName());
    }
}
