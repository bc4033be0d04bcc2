package dev.causeway.gateway.ops.pipeline;

import java.util.List;

/**
 * The ring and its stages.
 *
 * @param capacity slots
 * @param published the ring's newest position
 * @param remaining slots free
 * @param waitStrategy how the stages wait
 * @param failure why the pipeline halted, or null
 * @param stages in the order of the data
 */
public record PipelineStatus(
        int capacity, long published, long remaining, String waitStrategy, String failure, List<Stage> stages) {
    /**
     * One stage.
     *
     * @param position the last slot it is done with
     * @param lag slots it is behind the ring
     * @param thread its thread's name; two stages on one thread share it
     * @param alive whether that thread runs
     */
    public record Stage(String name, long position, long lag, String thread, boolean alive) {}
}
