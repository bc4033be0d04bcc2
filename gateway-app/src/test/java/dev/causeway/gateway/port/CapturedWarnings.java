package dev.causeway.gateway.port;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What a class logs until this is closed. */
public final class CapturedWarnings implements AutoCloseable {
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private final Logger logger;
    private final Level level;

    private CapturedWarnings(Logger logger) {
        this.logger = logger;
        level = logger.getLevel();
        appender.start();
        logger.addAppender(appender);
    }

    public static CapturedWarnings of(Class<?> type) {
        return new CapturedWarnings((Logger) LoggerFactory.getLogger(type));
    }

    /** As {@link #of}, and the lines at DEBUG are among {@link #all()}. */
    public static CapturedWarnings withDebug(Class<?> type) {
        CapturedWarnings captured = of(type);
        captured.logger.setLevel(Level.DEBUG);
        return captured;
    }

    /** The lines at WARN. */
    public List<String> lines() {
        return appender.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** Every line, whatever its level. */
    public List<String> all() {
        return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
        logger.setLevel(level);
    }
}
