package dev.causeway.gateway.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code gateway.fix.log}.
 *
 * @param enabled whether each FIX session has log files of its own, one JSON object a line, secrets blanked
 * @param directory where they are; unset: `data-dir`/fix-log
 * @param messages which messages are in them besides the events: none, the session's own (Logon, Heartbeat and their like) or
 *     all
 * @param maxFileSize a file is rolled at this size, and at midnight UTC
 * @param maxFiles rolled files kept a session
 * @param buffer memory between the sessions and the writer; lines that find it full are dropped, counted, and said in the file
 */
public record FixLogProperties(
        @DefaultValue("true") boolean enabled,
        Path directory,
        @NotNull @DefaultValue("session") Messages messages,
        @NotNull @DefaultValue("64MB") DataSize maxFileSize,
        @Min(1) @Max(10_000) @DefaultValue("14") int maxFiles,
        @NotNull @DefaultValue("4MB") DataSize buffer) {
    /** Which messages are in the files. */
    public enum Messages {
        NONE,
        SESSION,
        ALL
    }
}
