package dev.causeway.benchmarks.run;

/** A run could not be made: a process did not start, said something wrong, ended early or took too long. */
final class RunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunException(String message) {
        super(message);
    }

    RunException(String message, Throwable cause) {
        super(message, cause);
    }
}
