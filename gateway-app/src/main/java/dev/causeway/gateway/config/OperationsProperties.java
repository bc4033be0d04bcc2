package dev.causeway.gateway.config;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code gateway.operations}.
 *
 * @param commandTimeout how long a session's thread may take to answer an operator's command
 * @param stallLimit how long the pipeline may stand still with work waiting before the process counts as dead
 * @param gapLimit how old a gap may be before trading counts as disturbed
 * @param latencyLogSize how much of the latencies is kept as HdrHistogram logs in `data-dir`/latency, one interval a second, for
 *     adding up offline; 0B: none
 */
public record OperationsProperties(
        @NotNull @DefaultValue("5s") Duration commandTimeout,
        @NotNull @DefaultValue("30s") Duration stallLimit,
        @NotNull @DefaultValue("30s") Duration gapLimit,
        @NotNull @DefaultValue("0B") DataSize latencyLogSize) {}
