package dev.causeway.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.causeway.gateway.config.FeedProperties;
import dev.causeway.gateway.outbound.multicast.FeedChannel;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FeedAssemblyTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(FeedAssembly.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void shouldWarnWhenAGroupIsNeverRouted() {
        open("239.192.77.1", "224.0.0.77");

        assertThat(log.list)
                .filteredOn(event -> event.getLevel() == Level.WARN)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("gateway.feed.channels.b.group = 224.0.0.77: 224.0.0.0/24 is never routed");
    }

    @Test
    void shouldWarnOfNothingWhenGroupsAreOrdinary() {
        open("239.192.77.1", "224.0.1.0");

        assertThat(log.list).noneMatch(event -> event.getLevel() == Level.WARN);
    }

    private static void open(String groupA, String groupB) {
        String channels = "gateway.feed.channels.";
        FeedProperties properties = new Binder(new MapConfigurationPropertySource(Map.of(
                        channels + "a.group",
                        groupA,
                        channels + "a.port",
                        15991,
                        channels + "b.group",
                        groupB,
                        channels + "b.port",
                        15992)))
                .bind("gateway.feed", FeedProperties.class)
                .get();
        FeedAssembly.channels(properties).forEach(FeedChannel::close);
    }
}
