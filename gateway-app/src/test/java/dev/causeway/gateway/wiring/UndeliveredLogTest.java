package dev.causeway.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class UndeliveredLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(UndeliveredLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[8]);
    private long nowNanos;

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
    }

    @Test
    void shouldWarnOnceASecondAndSayHowManyWereNotWritten() {
        UndeliveredLog log = new UndeliveredLog("simx-fix", () -> nowNanos);

        for (int i = 1; i <= 5_000; i++) {
            log.onUndelivered(i, message, 0, 8);
        }
        nowNanos = TimeUnit.SECONDS.toNanos(1);
        log.onUndelivered(5_001, message, 0, 8);

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "session simx-fix: message 1 is unknown to the venue and was not delivered again"
                                + " (0 like it were not written)",
                        "session simx-fix: message 5001 is unknown to the venue and was not delivered again"
                                + " (4999 like it were not written)");
    }
}
