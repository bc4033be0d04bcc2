package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.GatewayProperties;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;

/** A whole gateway in a folder of a test: small files, servers on ports of the system's choice, no session yet. */
final class SmallGateway {
    private final Map<String, Object> settings = new HashMap<>();
    private int sessions;

    SmallGateway(Path directory) {
        settings.put("gateway.id", "G1");
        settings.put("gateway.data-dir", directory.resolve("data"));
        settings.put("gateway.store.segment-size", "64KB");
        settings.put("gateway.store.outbound-segment-size", "64KB");
        settings.put("gateway.feed.retransmission.port", 0);
        settings.put("gateway.feed.retransmission.tcp-port", 0);
    }

    SmallGateway with(String key, Object value) {
        settings.put("gateway." + key, value);
        return this;
    }

    void without(String key) {
        settings.remove("gateway." + key);
    }

    SmallGateway channel(String name, String group, int port) {
        return with("feed.channels." + name + ".group", group).with("feed.channels." + name + ".port", port);
    }

    /** A session that nobody answers; more settings alternate keys below it and values. */
    SmallGateway session(String id, String protocol, Object... more) {
        String key = "sessions[" + sessions++ + "].";
        with(key + "id", id).with(key + "protocol", protocol).with(key + "endpoints[0]", "127.0.0.1:1");
        for (int i = 0; i < more.length; i += 2) {
            with(key + more[i], more[i + 1]);
        }
        return this;
    }

    GatewayProperties properties() {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("gateway", GatewayProperties.class)
                .get();
    }

    Gateway assemble() {
        return new GatewayAssembly(properties(), new DefaultSslBundleRegistry()).assemble();
    }
}
