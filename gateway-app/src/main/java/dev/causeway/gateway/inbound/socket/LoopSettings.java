package dev.causeway.gateway.inbound.socket;

/**
 * How one event loop turns.
 *
 * @param selectTimeoutMillis longest wait for a socket in one turn; 0 never waits (the agent's idle strategy does)
 * @param bytesPerTurn most bytes read from one connection in one turn, so that a flood delays nobody
 * @param commandCapacity bound of the queue of commands of other threads
 */
public record LoopSettings(long selectTimeoutMillis, int bytesPerTurn, int commandCapacity) {
    private static final long SELECT_TIMEOUT_MILLIS = 10;
    private static final int COMMAND_CAPACITY = 1024;

    public LoopSettings {
        if (selectTimeoutMillis < 0 || bytesPerTurn < 1 || commandCapacity < 1) {
            throw new IllegalArgumentException("select timeout " + selectTimeoutMillis + " ms, bytes per turn "
                    + bytesPerTurn + ", command capacity " + commandCapacity + ": allowed is >= 0, >= 1, >= 1");
        }
    }

    /** Blocking select of at most 10 ms, 256 KiB a turn. */
    public static LoopSettings defaults() {
        return blocking(256 * 1024);
    }

    /** Waits in the select, at most 10 ms. */
    public static LoopSettings blocking(int bytesPerTurn) {
        return new LoopSettings(SELECT_TIMEOUT_MILLIS, bytesPerTurn, COMMAND_CAPACITY);
    }

    /** Never waits: the agent's idle strategy decides what happens between the turns. */
    public static LoopSettings polling(int bytesPerTurn) {
        return new LoopSettings(0, bytesPerTurn, COMMAND_CAPACITY);
    }
}
