package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.GatewayProperties;
import dev.causeway.gateway.config.UnknownKeys;
import dev.causeway.gateway.ops.health.FeedHealth;
import dev.causeway.gateway.ops.health.JournalHealth;
import dev.causeway.gateway.ops.health.PipelineHealth;
import dev.causeway.gateway.ops.health.ProgressHealth;
import dev.causeway.gateway.ops.health.SessionHealth;
import dev.causeway.gateway.ops.journal.JournalFiles;
import dev.causeway.gateway.ops.metrics.GatewayMetrics;
import dev.causeway.gateway.ops.metrics.LatencySampler;
import dev.causeway.gateway.ops.metrics.MetricList;
import dev.causeway.gateway.outbound.multicast.FeedChannel;
import dev.causeway.gateway.pipeline.Pipeline;
import dev.causeway.gateway.port.SessionView;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The beans: one gateway, and the operator's views of it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewayProperties.class)
class GatewayWiring {
    /** Started and stopped phase by phase: {@link LifecycleWiring}. */
    @Bean(destroyMethod = "release")
    Gateway gateway(GatewayProperties properties, Environment environment, SslBundles bundles) {
        UnknownKeys.check(environment);
        return new GatewayAssembly(properties, bundles).assemble();
    }

    @Bean
    JournalHealth journalHealthIndicator(Gateway gateway) {
        return new JournalHealth(
                gateway.journalStage()::storeFailure,
                gateway.journal()::impediment,
                gateway.journal()::journaledPosition);
    }

    @Bean
    PipelineHealth pipelineHealthIndicator(Gateway gateway) {
        return new PipelineHealth(gateway.pipeline()::failure, gateway.pipeline()::backlog);
    }

    @Bean
    ProgressHealth progressHealthIndicator(Gateway gateway, GatewayProperties properties) {
        Pipeline pipeline = gateway.pipeline();
        return new ProgressHealth(
                new ProgressHealth.Pipeline(pipeline::slowest, pipeline::backlog, pipeline::failure),
                properties.operations().stallLimit().toMillis(),
                System::nanoTime);
    }

    @Bean
    FeedHealth feedHealthIndicator(Gateway gateway) {
        return new FeedHealth(() -> gateway.channels().stream()
                .filter(FeedChannel::enabled)
                .map(FeedChannel::name)
                .toList());
    }

    /** One contributor a session, so that none hides another. */
    @Bean
    CompositeHealthContributor sessionsHealthContributor(Gateway gateway, GatewayProperties properties) {
        long gapLimitMillis = properties.operations().gapLimit().toMillis();
        Map<String, SessionHealth> sessions = new LinkedHashMap<>();
        for (SessionView view : gateway.views()) {
            String id = view.identity().id();
            sessions.put(id, new SessionHealth(() -> gateway.view(id), gapLimitMillis));
        }
        return CompositeHealthContributor.fromMap(sessions);
    }

    @Bean
    InfoContributor gatewayInfo(GatewayProperties properties) {
        Map<String, Object> facts = GatewayFacts.of(properties);
        return info -> info.withDetail("gateway", facts);
    }

    @Bean
    MeterBinder gatewayMeters(Gateway gateway, JournalFiles files) {
        MetricList metrics = new MetricList();
        new SessionMeters(gateway, metrics).add();
        new PipelineMeters(gateway, files, metrics).add();
        new FeedMeters(gateway, metrics).add();
        return new GatewayMetrics(metrics.all());
    }

    /** Put into the Prometheus client's registry by hand: Spring looks for none of these. */
    @Bean
    LatencySampler latencySampler(Gateway gateway, ObjectProvider<PrometheusRegistry> registry) {
        registry.ifAvailable(gateway.latencies()::registerWith);
        return gateway.latencies();
    }
}
