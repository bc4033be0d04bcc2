package dev.causeway.gateway.pipeline;

/** Ends a consumer thread on purpose. What it had not committed was acknowledged to nobody and will be asked for again. */
final class PipelineHaltedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PipelineHaltedException(String message) {
        super(message);
    }

    PipelineHaltedException(String message, Throwable cause) {
        super(message, cause);
    }
}
