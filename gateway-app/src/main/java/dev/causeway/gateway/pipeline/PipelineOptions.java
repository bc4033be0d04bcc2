package dev.causeway.gateway.pipeline;

/**
 * How the pipeline is laid out.
 *
 * @param ringSize slots, a power of two
 * @param maxBatch the most slots journaled before they are published, 1..ringSize
 * @param waitStrategy how a consumer waits for slots
 * @param layout which stages share a thread
 */
public record PipelineOptions(int ringSize, int maxBatch, Wait waitStrategy, Layout layout) {
    /** How a consumer waits. Spinning takes a core from whoever else needs it. */
    public enum Wait {
        BLOCKING,
        YIELDING,
        SLEEPING,
        BUSY_SPIN
    }

    /** Which stages share a thread. */
    public enum Layout {
        /** One thread journals a batch and then publishes it: fewest hops, best on few cores. */
        ONE_THREAD,
        /** The journal on one thread, multicast on the next: for machines with cores to spare. */
        TWO_THREADS
    }

    public PipelineOptions {
        if (Integer.bitCount(ringSize) != 1 || ringSize < 64) {
            throw new IllegalArgumentException("ringSize " + ringSize + ": a power of two, at least 64");
        }
        if (maxBatch < 1 || maxBatch > ringSize) {
            throw new IllegalArgumentException("maxBatch " + maxBatch + ": 1.." + ringSize);
        }
    }
}
