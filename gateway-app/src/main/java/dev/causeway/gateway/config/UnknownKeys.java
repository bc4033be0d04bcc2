package dev.causeway.gateway.config;

import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * Finds misspelt settings inside lists. Spring Boot's own check of unknown keys does not look below the first level of a
 * list's elements: {@code gateway.sessions[0].fix.symbls} would pass and nothing would be subscribed. Static and stateless.
 */
public final class UnknownKeys {
    private static final ConfigurationPropertyName GATEWAY = ConfigurationPropertyName.of("gateway");
    /** Hold what is not meant for us alone; Spring Boot leaves them out too. */
    private static final Set<String> SHARED = Set.of("systemEnvironment", "systemProperties");

    private UnknownKeys() {}

    /** @throws ConfigurationException the first key under {@code gateway} that no setting has */
    public static void check(Environment environment) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource keys && !shared(source)) {
                Optional<ConfigurationPropertyName> unknown = keys.stream()
                        .filter(GATEWAY::isAncestorOf)
                        .filter(key -> !KnownSettings.contains(key))
                        .findFirst();
                if (unknown.isPresent()) {
                    throw new ConfigurationException(
                            unknown.get().toString(), "(not shown)", KnownSettings.sentence(unknown.get()));
                }
            }
        }
    }

    private static boolean shared(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof PropertySource<?> known && SHARED.contains(known.getName());
    }
}
