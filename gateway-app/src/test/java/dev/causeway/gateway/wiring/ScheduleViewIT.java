package dev.causeway.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.config.GatewayProperties;
import dev.causeway.gateway.ops.health.SessionHealth;
import dev.causeway.gateway.port.SessionView;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;

/** What a whole gateway shows of a session whose schedule has it down, and of one without a schedule. */
class ScheduleViewIT {
    @TempDir
    private Path directory;

    @Test
    void shouldShowScheduleAndPrimaryEndpointOfASessionThatIsNotDueYet() {
        Instant start = Instant.now().plus(6, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        Gateway gateway = new GatewayAssembly(properties(start), new DefaultSslBundleRegistry()).assemble();
        gateway.start();
        try {
            SessionView fix = gateway.view("closed");
            SessionView xbp = gateway.view("always");

            assertThat(fix.schedule())
                    .isEqualTo(new SessionView.Schedule(false, start, start.plus(1, ChronoUnit.HOURS)));
            assertThat(fix.inSchedule()).isFalse();
            assertThat(fix.connected()).isFalse();
            assertThat(fix.endpoint()).isEqualTo("127.0.0.1:1");
            assertThat(new SessionHealth(() -> fix, 1000, System::nanoTime)
                            .health()
                            .getStatus())
                    .isEqualTo(SessionHealth.OUTSIDE_SCHEDULE);
            assertThat(xbp.schedule()).isNull();
            assertThat(xbp.inSchedule()).isTrue();
        } finally {
            gateway.stop();
        }
    }

    private GatewayProperties properties(Instant start) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("gateway.id", "G1");
        settings.put("gateway.data-dir", directory.resolve("data"));
        settings.put("gateway.store.segment-size", "64KB");
        settings.put("gateway.store.outbound-segment-size", "64KB");
        settings.put("gateway.feed.retransmission.port", 0);
        settings.put("gateway.feed.retransmission.tcp-port", 0);
        settings.put("gateway.feed.channels.a.group", "239.192.78.31");
        settings.put("gateway.feed.channels.a.port", 15931);
        settings.put("gateway.feed.channels.b.group", "239.192.78.32");
        settings.put("gateway.feed.channels.b.port", 15932);
        String fix = "gateway.sessions[0].";
        settings.put(fix + "id", "closed");
        settings.put(fix + "venue", "SIMX");
        settings.put(fix + "protocol", "fix");
        settings.put(fix + "endpoints[0]", "127.0.0.1:1");
        settings.put(fix + "endpoints[1]", "127.0.0.1:2");
        settings.put(fix + "fix.begin-string", "FIX.4.4");
        settings.put(fix + "fix.sender-comp-id", "SCHEDULED");
        settings.put(fix + "fix.target-comp-id", "SIMX");
        settings.put(fix + "fix.schedule.start-time", time(start));
        settings.put(fix + "fix.schedule.end-time", time(start.plus(1, ChronoUnit.HOURS)));
        String xbp = "gateway.sessions[1].";
        settings.put(xbp + "id", "always");
        settings.put(xbp + "venue", "SIMY");
        settings.put(xbp + "protocol", "xbp");
        settings.put(xbp + "endpoints[0]", "127.0.0.1:1");
        settings.put(xbp + "xbp.comp-id", "CAUSEWAY");
        settings.put(xbp + "xbp.secret", "secret");
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("gateway", GatewayProperties.class)
                .get();
    }

    private static String time(Instant instant) {
        return "%tT".formatted(LocalTime.ofInstant(instant, ZoneOffset.UTC));
    }
}
