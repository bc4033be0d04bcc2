package dev.causeway.benchmarks.feed;

/** What came is not what was sent: the figure counts for nothing. */
final class IncorrectException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IncorrectException(String message) {
        super(message);
    }
}
