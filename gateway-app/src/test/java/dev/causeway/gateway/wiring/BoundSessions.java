package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.GatewayProperties;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Properties as they would be bound from a file. */
final class BoundSessions {
    private final Map<String, String> settings = new LinkedHashMap<>(Map.of("gateway.id", "G1"));
    private int count;

    /** Adds one XBP session; more settings alternate keys below it and values. */
    BoundSessions session(String id, String... more) {
        String prefix = "gateway.sessions[" + count++ + "].";
        settings.put(prefix + "id", id);
        settings.put(prefix + "venue", "SIMY");
        settings.put(prefix + "protocol", "xbp");
        settings.put(prefix + "endpoints[0]", "127.0.0.1:9");
        settings.put(prefix + "xbp.comp-id", "CAUSEWAY");
        settings.put(prefix + "xbp.secret", "secret");
        for (int i = 0; i < more.length; i += 2) {
            settings.put(prefix + more[i], more[i + 1]);
        }
        return this;
    }

    BoundSessions with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    GatewayProperties bind() {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("gateway", Bindable.of(GatewayProperties.class))
                .get();
    }
}
