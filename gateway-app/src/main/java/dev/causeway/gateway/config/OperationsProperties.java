package dev.causeway.gateway.config;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code gateway.operations}.
 *
 * @param commandTimeout how long a session's thread may take to answer an operator's command
 * @param stallLimit how long the pipeline may stand still with work waiting before the process counts as dead
 * @param gapLimit how old a gap may be before trading counts as disturbed
 */
public record OperationsProperties(
        @NotNull @DefaultValue("5s") Duration commandTimeout,
        @NotNull @DefaultValue("30s") Duration stallLimit,
        @NotNull @DefaultValue("30s") Duration gapLimit) {}
