package dev.causeway.gateway.inbound.fix.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OncePerMinuteTest {
    private final Logger log = new LoggerContext().getLogger("warnings");
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private long nowNanos = Long.MAX_VALUE - 5;
    private final OncePerMinute warnings = new OncePerMinute(log, () -> nowNanos);

    @BeforeEach
    void listen() {
        written.start();
        log.addAppender(written);
    }

    private List<String> lines() {
        return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void shouldWriteTheFirstAndCountTheRestOfTheMinute() {
        warnings.warn("simx", 7, "is bad");
        nowNanos += TimeUnit.SECONDS.toNanos(59);
        warnings.warn("simx", 8, "is bad");
        warnings.warn("simx", 9, "is bad");
        assertThat(lines()).containsExactly("simx: message 7 is bad (0 like it were not written)");

        nowNanos += TimeUnit.SECONDS.toNanos(1);
        warnings.warn("simx", 10, "is bad");

        assertThat(lines()).hasSize(2).last().isEqualTo("simx: message 10 is bad (2 like it were not written)");
        assertThat(written.list).allSatisfy(line -> assertThat(line.getLevel()).isEqualTo(Level.WARN));
    }
}
