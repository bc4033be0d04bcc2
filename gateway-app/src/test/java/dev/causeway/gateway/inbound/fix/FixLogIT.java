package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.gateway.inbound.fix.log.FixLogSettings;
import dev.causeway.gateway.inbound.fix.log.FixLogSettings.Messages;
import dev.causeway.gateway.normalize.SessionEventWriter;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.store.MemoryOutboundLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session over a socket and what its own log file says of it. */
class FixLogIT {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private final int name = NAMES.incrementAndGet();
    private final FixCounterparty counterparty =
            new FixCounterparty("FIX.4.4", "LOGGED" + name, "LOGGER" + name, null, null);

    @Test
    void shouldHaveEveryMessageAndNoSecretWhenAllAreAskedFor() throws Exception {
        try (TestVenue venue = new TestVenue(counterparty)) {
            FixGateway gateway = started(venue, Messages.ALL);
            venue.sendReports(3);
            await().atMost(DEADLINE)
                    .until(() -> gateway.views().get(0).counters().messages() == 3);
            gateway.stop();

            assertThat(file())
                    .content()
                    .contains("\"kind\":\"out\",\"type\":\"A\",\"seq\":1,", "554=***", "553=me")
                    .contains("\"kind\":\"in\",\"type\":\"A\",\"seq\":1,", "\"kind\":\"in\",\"type\":\"8\",\"seq\":4,")
                    .contains("\"kind\":\"event\",\"text\":\"Received logon")
                    .doesNotContain("canary");
            assertThat(gateway.logCounts(Fixtures.SESSION.id()))
                    .containsEntry("log-dropped", 0L)
                    .containsEntry("log-unwritten", 0L);
        }
    }

    @Test
    void shouldLeaveTheApplicationsMessagesAwayWhenTheSessionsAreAskedFor() throws Exception {
        try (TestVenue venue = new TestVenue(counterparty)) {
            FixGateway gateway = started(venue, Messages.SESSION);
            venue.sendReports(3);
            await().atMost(DEADLINE)
                    .until(() -> gateway.views().get(0).counters().messages() == 3);
            gateway.stop();

            assertThat(file())
                    .content()
                    .contains("\"type\":\"A\"", "\"type\":\"5\"")
                    .doesNotContain("\"type\":\"8\"");
        }
    }

    @Test
    void shouldRunTheSessionAndCountWhenTheDiskIsFull() throws Exception {
        Files.createSymbolicLink(file(), Path.of("/dev/full"));
        try (TestVenue venue = new TestVenue(counterparty)) {
            FixGateway gateway = started(venue, Messages.ALL);
            venue.sendReports(100);
            await().atMost(DEADLINE)
                    .until(() -> gateway.views().get(0).counters().messages() == 100);

            assertThat(gateway.views().get(0).state()).isEqualTo(SessionStatusCode.LOGGED_ON);
            gateway.stop();
            assertThat(gateway.logCounts(Fixtures.SESSION.id()).get("log-unwritten"))
                    .isGreaterThan(100);
        }
    }

    private FixGateway started(TestVenue venue, Messages messages) {
        TestRing ring = new TestRing();
        FixSessionSettings settings = new FixSessionSettings(
                Fixtures.SESSION,
                counterparty,
                List.of(venue.endpoint()),
                Duration.ofSeconds(30),
                new FixSessionSettings.Reconnect(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                new FixCredentials("me", "canary-password"),
                FixRules.DEFAULTS,
                List.of());
        FixSessionPorts ports = new FixSessionPorts(
                ring,
                new SessionEventWriter(Fixtures.SESSION, ring),
                ring,
                new Fixtures.Registry(),
                new MemoryOutboundLog());
        FixGateway gateway = new FixGateway(
                List.of(new FixGateway.Wired(settings, ports)),
                new FixRuntime(
                        () -> 1_000_000 * System.currentTimeMillis(),
                        System::nanoTime,
                        () -> true,
                        Duration.ofSeconds(1)),
                new FixStageOptions(
                        new FixLogSettings(directory, messages, 1 << 20, 3, 1 << 20),
                        FrameBounds.DEFAULTS,
                        Duration.ofSeconds(10)));
        gateway.start();
        await().atMost(DEADLINE).until(() -> gateway.views().get(0).state() == SessionStatusCode.LOGGED_ON);
        return gateway;
    }

    private Path file() {
        return directory.resolve(Fixtures.SESSION.id() + ".log");
    }
}
