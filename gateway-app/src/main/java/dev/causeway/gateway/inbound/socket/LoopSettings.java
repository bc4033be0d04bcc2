package dev.causeway.gateway.inbound.socket;

/**
 * How one event loop turns.
 *
 * @param selectTimeoutMillis longest wait for a socket in one turn; 0 never waits (the agent's idle strategy does)
 * @param bytesPerTurn most bytes read from one connection in one turn, so that a flood delays nobody
 * @param commandCapacity bound of the queue of commands of other threads
 */
public record LoopSettings(long selectTimeoutMillis, int bytesPerTurn, int commandCapacity) {
    /** Blocking select of at most 10 ms, 256 KiB a turn. */
    public static LoopSettings defaults() {
        return new LoopSettings(10, 256 * 1024, 1024);
    }
}
