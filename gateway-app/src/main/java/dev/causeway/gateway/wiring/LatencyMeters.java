package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.GatewayProperties;
import dev.causeway.gateway.ops.metrics.LatencyLog;
import dev.causeway.gateway.ops.metrics.LatencySampler;
import dev.causeway.gateway.ops.metrics.LatencySource;
import dev.causeway.gateway.pipeline.LatencyRecorder;
import dev.causeway.gateway.pipeline.PipelineLatencies;
import java.util.List;
import java.util.Map;

/** Names the pipeline's latencies for export. Owned by the gateway; {@link #sampler} is run by its timer. */
final class LatencyMeters implements AutoCloseable {
    private static final String STAGE = "gateway.pipeline.stage.latency";
    private static final String STAGE_TEXT =
            "time in a stage, once a batch: ring (socket to journal, oldest message of the "
                    + "batch), journal (append and commit), multicast (pack and send)";

    private final LatencyLog log;
    private final LatencySampler sampler;
    private final PipelineLatencies latencies;

    LatencyMeters(PipelineLatencies latencies, GatewayProperties properties) {
        this.latencies = latencies;
        log = new LatencyLog(
                properties.dataDir().resolve("latency"),
                properties.operations().latencyLogSize().toBytes(),
                System::currentTimeMillis);
        sampler = new LatencySampler(
                List.of(
                        stage("ring", latencies.ring),
                        stage("journal", latencies.journal),
                        stage("multicast", latencies.multicast),
                        source("gateway.journal.append.latency", "appending a batch to the journal", latencies.append),
                        source(
                                "gateway.journal.sync.latency",
                                "committing a batch, device sync included",
                                latencies.sync),
                        source(
                                "gateway.wire.to.wire.latency",
                                "every venue message: read from the socket until its batch was given to the kernel",
                                latencies.wireToWire)),
                log);
    }

    private static LatencySource stage(String name, LatencyRecorder recorder) {
        return new LatencySource(STAGE, STAGE_TEXT, Map.of("stage", name), recorder::interval);
    }

    private static LatencySource source(String name, String description, LatencyRecorder recorder) {
        return new LatencySource(name, description, Map.of(), recorder::interval);
    }

    LatencySampler sampler() {
        return sampler;
    }

    long committedEpochNanos() {
        return latencies.committedEpochNanos();
    }

    @Override
    public void close() {
        log.close();
    }
}
