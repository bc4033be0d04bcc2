package dev.causeway.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/** What the gateway prints when it refuses to start with these settings, without starting it. */
final class Report {
    private static final String RIGHT = """
            gateway:
              id: G1
              sessions:
                - { id: simx-fix, venue: SIMX, protocol: fix, endpoints: ["127.0.0.1:9880"],
                    fix: { begin-string: FIX.4.4, sender-comp-id: CAUSEWAY, target-comp-id: SIMX, password: canary-1 } }
                - { id: simy-xbp, venue: SIMY, protocol: xbp, endpoints: ["127.0.0.1:9990"],
                    xbp: { comp-id: CAUSEWAY, secret: canary-2 } }
              feed:
                channels:
                  a: { group: 239.192.0.1, port: 15001 }
                  b: { group: 239.192.0.2, port: 15002 }
            """;

    private Report() {}

    /** The settings a test begins with, one of them replaced. */
    static String of(String right, String wrong) {
        assertThat(RIGHT).contains(right);
        return of(RIGHT.replace(right, wrong));
    }

    static String right() {
        return of(RIGHT);
    }

    private static String of(String yaml) {
        String[] report = {""};
        new ApplicationContextRunner()
                .withInitializer(context -> addYaml(context.getEnvironment(), yaml))
                .withUserConfiguration(Bound.class)
                .run(context -> {
                    if (context.getStartupFailure() != null) {
                        report[0] = analyze(context.getStartupFailure());
                    }
                });
        return report[0];
    }

    private static void addYaml(ConfigurableEnvironment environment, String yaml) {
        try {
            new YamlPropertySourceLoader()
                    .load("test.yaml", new ByteArrayResource(yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** As Spring Boot does: the first analyzer, in their order, that knows what to say. */
    private static String analyze(Throwable failure) {
        List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(
                        FailureAnalyzer.class,
                        ArgumentResolver.of(Environment.class, new StandardEnvironment()),
                        SpringFactoriesLoader.FailureHandler.logging(
                                org.apache.commons.logging.LogFactory.getLog(Report.class)));
        for (FailureAnalyzer analyzer : analyzers) {
            FailureAnalysis analysis = analyzer.analyze(failure);
            if (analysis != null) {
                return analysis.getDescription();
            }
        }
        throw new AssertionError("no analyzer knows this failure", failure);
    }

    /** The settings alone, and the check of them against one another. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(GatewayProperties.class)
    static class Bound {
        @Bean
        String checked(GatewayProperties properties, Environment environment) {
            UnknownKeys.check(environment);
            ConsistencyCheck.check(properties);
            return "checked";
        }
    }
}
