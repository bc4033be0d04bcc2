package dev.causeway.gateway.outbound.journal;

/** A session broke the order it promised: a fault of the gateway itself. Ends the pipeline; a restart asks again. */
final class OutOfOrderException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    OutOfOrderException(String message) {
        super(message);
    }
}
