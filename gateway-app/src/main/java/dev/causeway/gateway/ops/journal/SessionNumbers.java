package dev.causeway.gateway.ops.journal;

/** Finds the number a session's records carry. */
@FunctionalInterface
public interface SessionNumbers {
    /** No session has this id. */
    int UNKNOWN = -2;

    /** @return the session's number, or {@link #UNKNOWN} */
    int numberOf(String id);
}
