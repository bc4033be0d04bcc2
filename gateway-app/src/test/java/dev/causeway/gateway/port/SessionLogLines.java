package dev.causeway.gateway.port;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Objects;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** What the gateway's classes log of one session, debug left out, until this is closed. For tests; any thread. */
public final class SessionLogLines implements AutoCloseable {
    /**
     * What is told of a session that logs on, has a gap filled, is skipped over numbers, has a gap filled, begins an epoch
     * and is logged out by the venue.
     */
    public static final List<String> STORY = List.of(
            "INFO session-up",
            "WARN gap-opened",
            "INFO gap-filled",
            "WARN gap-lost",
            "WARN gap-opened",
            "INFO gap-filled",
            "WARN session-reset",
            "WARN session-down");

    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.causeway.gateway");
    private final String sessionId;

    /** Begins to listen. */
    public SessionLogLines(String sessionId) {
        this.sessionId = sessionId;
        appender.start();
        logger.addAppender(appender);
    }

    /** Level and event of each line, in order; level and words where a line is no event's. */
    public List<String> told() {
        return lines().stream()
                .map(line -> line.getLevel() + " "
                        + Objects.requireNonNullElse(field(line, LogEvent.KEY), line.getFormattedMessage()))
                .toList();
    }

    /** The lines themselves, in order. */
    public List<ILoggingEvent> lines() {
        synchronized (appender) {
            return appender.list.stream()
                    .filter(line -> line.getLevel().isGreaterOrEqual(Level.INFO)
                            && line.getFormattedMessage().contains(sessionId))
                    .toList();
        }
    }

    /** A field's value, or null. */
    public static Object field(ILoggingEvent line, String key) {
        List<KeyValuePair> fields = Objects.requireNonNullElse(line.getKeyValuePairs(), List.of());
        return fields.stream()
                .filter(pair -> pair.key.equals(key))
                .map(pair -> pair.value)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
    }
}
