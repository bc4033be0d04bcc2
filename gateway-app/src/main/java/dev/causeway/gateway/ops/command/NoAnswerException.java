package dev.causeway.gateway.ops.command;

/** A command was handed to its owner, who has not answered in time: it may still happen. Answered with 504. */
public final class NoAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message what was not answered, and what may follow */
    public NoAnswerException(String message) {
        super(message);
    }
}
