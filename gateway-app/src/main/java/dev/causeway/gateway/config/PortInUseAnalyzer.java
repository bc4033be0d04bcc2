package dev.causeway.gateway.config;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Says which setting asks for a TCP port that somebody else has. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class PortInUseAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {
    private static final String MANAGEMENT = "management.server.port";

    private final Environment environment;

    public PortInUseAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
        String port = Integer.toString(cause.getPort());
        String key = port.equals(environment.getProperty(MANAGEMENT)) ? MANAGEMENT : "server.port";
        return new FailureAnalysis(
                "Property: " + key + "\nValue: " + port
                        + "\nReason: another process listens on this port; a free TCP port" + " is needed",
                "End the other process, or set " + key + " to a free port.",
                cause);
    }
}
