package dev.causeway.gateway.ops.sessions;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an operator may do to a session. */
enum SessionAction {
    CONNECT,
    DISCONNECT,
    LOGOUT,
    TEST_REQUEST,
    RESEND_REQUEST,
    SET_SEQ,
    RESET;

    static Optional<SessionAction> of(String text) {
        return Arrays.stream(values())
                .filter(action -> action.toString().equals(text))
                .findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(SessionAction::toString).collect(Collectors.joining(", "));
    }

    /** Whether numbers can be lost by it. */
    boolean dangerous() {
        return this == SET_SEQ || this == RESET;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
