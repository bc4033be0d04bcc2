package dev.causeway.gateway.inbound.fix.log;

/** What a line of a session's log is, and what its {@code kind} says. */
public enum LogKind {
    IN("in"),
    OUT("out"),
    EVENT("event"),
    WARN("warn"),
    ERROR("error");

    private static final LogKind[] VALUES = values();

    final String word;

    LogKind(String word) {
        this.word = word;
    }

    /** Whether the text is a FIX message as it was on the wire. */
    boolean isMessage() {
        return this == IN || this == OUT;
    }

    /** The ring's message types begin at 1. */
    int typeId() {
        return ordinal() + 1;
    }

    static LogKind of(int typeId) {
        return VALUES[typeId - 1];
    }
}
