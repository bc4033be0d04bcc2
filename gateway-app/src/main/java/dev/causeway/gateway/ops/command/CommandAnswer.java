package dev.causeway.gateway.ops.command;

/**
 * What became of a command; the body of every answer to a write.
 *
 * @param result done, bad-request, unknown, conflict, timeout, refused or failed
 * @param message what is wrong and what is allowed; for done: what follows
 * @param before the state when the command began to run, null when it did not
 * @param after the state when it had run, null when it did not
 */
public record CommandAnswer(String result, String message, Object before, Object after) {
    static CommandAnswer of(String result, String message) {
        return new CommandAnswer(result, message, null, null);
    }
}
