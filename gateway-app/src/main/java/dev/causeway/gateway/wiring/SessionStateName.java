package dev.causeway.gateway.wiring;

import java.util.Locale;

/** The states of every protocol under one set of names. */
enum SessionStateName {
    DISCONNECTED,
    CONNECTING,
    RECOVERING,
    LOGGED_ON,
    LOGGED_OUT,
    FAILED;

    /** @param state in the protocol's own words */
    static SessionStateName of(String state) {
        return switch (state) {
            case "CONNECTING", "CONNECTED", "LOGON_SENT" -> CONNECTING;
            case "RECOVERING" -> RECOVERING;
            case "ESTABLISHED", "LOGGED_ON" -> LOGGED_ON;
            case "LOGOUT_SENT", "LOGGED_OUT" -> LOGGED_OUT;
            case "FAILED" -> FAILED;
            default -> DISCONNECTED;
        };
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
