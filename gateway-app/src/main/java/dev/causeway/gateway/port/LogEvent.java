package dev.causeway.gateway.port;

import java.util.Locale;

/**
 * What has a line of the log of its own. The line carries the name as {@value #KEY}, so that a machine that reads the JSON
 * log need not know the sentences. Document: {@code doc/LOG.md}.
 */
public enum LogEvent {
    /** Everything is up, sessions begin to connect. */
    GATEWAY_STARTED,
    /** One phase of an end in order is over. */
    GATEWAY_STOPPING,
    /** A session logged on. */
    SESSION_UP,
    /** A session's connection ended, or could not be made at first. */
    SESSION_DOWN,
    /** A session stopped: an operator has to connect it. */
    SESSION_FAILED,
    /** A new epoch began: numbers start again. */
    SESSION_RESET,
    /** Numbers are missing and were asked for. */
    GAP_OPENED,
    /** They have come. */
    GAP_FILLED,
    /** They never will. */
    GAP_LOST,
    /** An operator wants something; nothing has happened yet. */
    COMMAND_REQUESTED,
    /** What became of it. */
    COMMAND_ENDED;

    /** The field of the line that holds the name. */
    public static final String KEY = "event.action";

    /** For machines, for example {@code session-up}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
