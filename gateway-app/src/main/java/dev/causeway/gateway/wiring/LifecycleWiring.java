package dev.causeway.gateway.wiring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The phases of {@link GatewayLifecycle}, a bean each: Spring starts them in this order and stops them in the other. */
@Configuration(proxyBeanMethods = false)
class LifecycleWiring {
    @Bean
    GatewayPhase journalPhase(Gateway gateway) {
        return gateway.phases().get(0);
    }

    @Bean
    GatewayPhase feedPhase(Gateway gateway) {
        return gateway.phases().get(1);
    }

    @Bean
    GatewayPhase pipelinePhase(Gateway gateway) {
        return gateway.phases().get(2);
    }

    @Bean
    GatewayPhase sessionsPhase(Gateway gateway) {
        return gateway.phases().get(3);
    }
}
