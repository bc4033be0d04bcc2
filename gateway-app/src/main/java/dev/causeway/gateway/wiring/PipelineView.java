package dev.causeway.gateway.wiring;

import dev.causeway.gateway.ops.pipeline.PipelineStatus;
import dev.causeway.gateway.pipeline.Pipeline;

/** The pipeline as the endpoint shows it. Static and stateless. */
final class PipelineView {
    private PipelineView() {}

    static PipelineStatus of(Pipeline pipeline) {
        Throwable failure = pipeline.failure();
        long published = pipeline.published();
        return new PipelineStatus(
                pipeline.options().ringSize(),
                published,
                pipeline.options().ringSize() - pipeline.backlog(),
                pipeline.options().waitStrategy().name(),
                failure == null ? null : failure.toString(),
                pipeline.stages().stream()
                        .map(stage -> new PipelineStatus.Stage(
                                stage.name(),
                                stage.position(),
                                Math.max(0, published - stage.position()),
                                stage.thread(),
                                stage.alive()))
                        .toList());
    }
}
