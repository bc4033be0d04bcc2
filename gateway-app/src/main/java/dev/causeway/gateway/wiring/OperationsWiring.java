package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.GatewayProperties;
import dev.causeway.gateway.inbound.fix.store.Redaction;
import dev.causeway.gateway.ops.audit.DurableAudit;
import dev.causeway.gateway.ops.command.OperatorCommands;
import dev.causeway.gateway.ops.feed.FeedEndpoint;
import dev.causeway.gateway.ops.journal.JournalEndpoint;
import dev.causeway.gateway.ops.journal.JournalFiles;
import dev.causeway.gateway.ops.journal.JournalSearch;
import dev.causeway.gateway.ops.journal.SessionNumbers;
import dev.causeway.gateway.ops.pipeline.PipelineEndpoint;
import dev.causeway.gateway.ops.security.CurrentOperator;
import dev.causeway.gateway.ops.sessions.SessionsEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of the operator's endpoints and of what stands behind their commands. */
@Configuration(proxyBeanMethods = false)
class OperationsWiring {
    /** After the gateway: it holds the data directory's lock. */
    @Bean
    DurableAudit auditEventRepository(Gateway gateway) {
        return new DurableAudit(gateway.properties().dataDir().resolve("audit/audit.log"), CurrentOperator::name);
    }

    @Bean
    OperatorCommands operatorCommands(DurableAudit audit, GatewayProperties properties) {
        return new OperatorCommands(
                audit, properties.operations().commandTimeout().toMillis());
    }

    @Bean
    SessionsEndpoint sessionsEndpoint(Gateway gateway, OperatorCommands commands) {
        return new SessionsEndpoint(gateway::views, gateway::execute, commands, gateway.switches());
    }

    @Bean
    JournalFiles journalFiles(Gateway gateway) {
        return new JournalFiles(gateway.properties().dataDir().resolve("journal"));
    }

    @Bean
    JournalSearch journalSearch(Gateway gateway) {
        return new JournalSearch(gateway.journal().newReader(), gateway.journal()::journaledPosition, Redaction::text);
    }

    @Bean
    JournalEndpoint journalEndpoint(
            Gateway gateway, JournalFiles files, JournalSearch search, OperatorCommands commands) {
        return new JournalEndpoint(files, new JournalView(gateway), search, id -> sessionNo(gateway, id), commands);
    }

    @Bean
    PipelineEndpoint pipelineEndpoint(Gateway gateway) {
        return new PipelineEndpoint(() -> PipelineView.of(gateway.pipeline()));
    }

    @Bean
    FeedEndpoint feedEndpoint(Gateway gateway, OperatorCommands commands) {
        return new FeedEndpoint(new FeedView(gateway), commands, gateway.switches());
    }

    private static int sessionNo(Gateway gateway, String id) {
        return gateway.views().stream()
                .filter(view -> view.identity().id().equals(id))
                .mapToInt(view -> view.identity().sessionNo())
                .findFirst()
                .orElse(SessionNumbers.UNKNOWN);
    }
}
