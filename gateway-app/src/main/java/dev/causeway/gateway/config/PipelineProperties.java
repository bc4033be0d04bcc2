package dev.causeway.gateway.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code gateway.pipeline}.
 *
 * @param ringSize slots of the ring, a power of two
 * @param maxBatch the most messages journaled before they are published; 0: 256, with {@code sync: batch} half of the ring,
 *     because every batch waits for the device
 * @param waitStrategy how the pipeline's thread waits: blocking leaves the core to others, the rest trade it for latency
 * @param threads one: journal and multicast on one thread; two: one each
 */
public record PipelineProperties(
        @Min(64) @Max(1 << 20) @DefaultValue("4096") int ringSize,
        @Min(0) @DefaultValue("0") int maxBatch,
        @NotNull @DefaultValue("blocking") Wait waitStrategy,
        @Min(1) @Max(2) @DefaultValue("1") int threads) {
    private static final int BATCH_WITHOUT_WAITING = 256;

    /** How the pipeline's thread waits for work. */
    public enum Wait {
        BLOCKING,
        YIELDING,
        SLEEPING,
        BUSY_SPIN
    }

    /** The batch that {@code maxBatch} says, or its default for what the store does with every batch. */
    public int batch(StoreProperties.Sync sync) {
        if (maxBatch != 0) {
            return maxBatch;
        }
        return sync == StoreProperties.Sync.BATCH ? ringSize / 2 : Math.min(BATCH_WITHOUT_WAITING, ringSize);
    }
}
