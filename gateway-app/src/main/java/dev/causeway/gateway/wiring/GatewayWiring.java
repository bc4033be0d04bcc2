package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.GatewayProperties;
import dev.causeway.gateway.config.UnknownKeys;
import dev.causeway.gateway.ops.health.JournalHealth;
import dev.causeway.gateway.ops.health.PipelineHealth;
import dev.causeway.gateway.ops.metrics.GatewayMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The beans: one gateway, and the operator's views of it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewayProperties.class)
class GatewayWiring {
    /** Its lifecycle is Spring's, which stops only what it has started. */
    @Bean(destroyMethod = "release")
    Gateway gateway(GatewayProperties properties, Environment environment) {
        UnknownKeys.check(environment);
        return new GatewayAssembly(properties).assemble();
    }

    @Bean
    JournalHealth journalHealthIndicator(Gateway gateway) {
        return new JournalHealth(gateway.journalStage()::storeFailure, gateway.journal()::journaledPosition);
    }

    @Bean
    PipelineHealth pipelineHealthIndicator(Gateway gateway) {
        return new PipelineHealth(gateway.pipeline()::failure, gateway.pipeline()::backlog);
    }

    @Bean
    MeterBinder gatewayMeters(Gateway gateway) {
        return new GatewayMetrics(new GatewayGauges(gateway).all());
    }
}
