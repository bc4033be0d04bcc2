package dev.causeway.gateway.ops.command;

/** The way to the thread that owns what a command changes. */
@FunctionalInterface
public interface CommandQueue {
    /** For what any thread may change: runs at once. */
    CommandQueue AT_ONCE = work -> {
        work.run();
        return true;
    };

    /** @return false when there is no room and the work will not run */
    boolean offer(Runnable work);
}
