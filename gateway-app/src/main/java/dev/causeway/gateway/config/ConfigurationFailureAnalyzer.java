package dev.causeway.gateway.config;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints a wrong setting as a sentence instead of a stack trace. */
public final class ConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<ConfigurationException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ConfigurationException cause) {
        return new FailureAnalysis(
                "Property: " + cause.key() + "\nValue: " + cause.value() + "\nReason: " + cause.allowed(),
                "Correct " + cause.key() + " and start again.",
                cause);
    }
}
