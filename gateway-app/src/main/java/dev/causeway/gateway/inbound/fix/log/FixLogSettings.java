package dev.causeway.gateway.inbound.fix.log;

import java.nio.file.Path;

/**
 * The log files of all FIX sessions.
 *
 * @param directory where they are; null: there are none
 * @param messages which messages are in them, besides the events
 * @param maxFileBytes a file is rolled when the next line would make it larger, and at midnight UTC
 * @param maxFiles rolled files kept a session
 * @param bufferBytes memory between the sessions and the writer, at least 64 KiB; a power of two is made of it
 */
public record FixLogSettings(Path directory, Messages messages, long maxFileBytes, int maxFiles, int bufferBytes) {
    /** No files. */
    public static final FixLogSettings OFF = new FixLogSettings(null, Messages.NONE, 0, 0, 0);

    /** Which messages are logged. */
    public enum Messages {
        /** Events only. */
        NONE,
        /** The session's own: Logon, Heartbeat, ResendRequest and their like. */
        SESSION,
        /** The application's too, in both directions. */
        ALL
    }
}
