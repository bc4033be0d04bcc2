package dev.causeway.gateway.ops.pipeline;

import java.util.function.Supplier;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code /actuator/pipeline}. */
@Endpoint(id = "pipeline")
public final class PipelineEndpoint {
    private final Supplier<PipelineStatus> status;

    public PipelineEndpoint(Supplier<PipelineStatus> status) {
        this.status = status;
    }

    /** The ring and its stages now. */
    @ReadOperation
    public PipelineStatus status() {
        return status.get();
    }
}
