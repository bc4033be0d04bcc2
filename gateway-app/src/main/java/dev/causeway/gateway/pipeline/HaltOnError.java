package dev.causeway.gateway.pipeline;

import com.lmax.disruptor.ExceptionHandler;
import dev.causeway.gateway.port.Slot;
import java.util.function.Consumer;

/**
 * What happens when a stage throws: the intake closes, the failure is kept for health, and the consumer ends. Going on
 * would pass over the slot that failed, which is loss; a restart asks the venues for it again.
 */
final class HaltOnError implements ExceptionHandler<Slot> {
    private final Consumer<Throwable> onFailure;

    HaltOnError(Consumer<Throwable> onFailure) {
        this.onFailure = onFailure;
    }

    @Override
    public void handleEventException(Throwable error, long sequence, Slot slot) {
        onFailure.accept(error);
        throw new PipelineHaltedException(
                "stage failed at slot " + sequence + " (session " + slot.sessionNo + ", venue number " + slot.venueSeqNo
                        + ")",
                error);
    }

    @Override
    public void handleOnStartException(Throwable error) {
        onFailure.accept(error);
    }

    @Override
    public void handleOnShutdownException(Throwable error) {
        onFailure.accept(error);
    }
}
