package dev.causeway.gateway.inbound.socket;

/** Something another thread wants done by the loop's thread. */
@FunctionalInterface
public interface LoopCommand {
    /** Runs on the loop's thread. */
    void run(long monotonicNanos, long epochNanos);
}
