package dev.causeway.gateway.inbound.fix;

import static dev.causeway.gateway.inbound.fix.ScriptedVenue.script;
import static dev.causeway.gateway.inbound.fix.SessionUnderTest.DEADLINE;
import static dev.causeway.gateway.inbound.fix.SessionUnderTest.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ring without room and a venue that goes on, or falls silent, over a socket. */
class StallIT {
    private static final int FLOOD = 40_000;
    private static final String PADDING = "58=" + "x".repeat(200) + "|";

    private final AtomicInteger written = new AtomicInteger();
    private SessionUnderTest session;
    private ScriptedVenue venue;

    @BeforeEach
    void open() throws IOException {
        session = new SessionUnderTest("FIX.4.4");
        session.heartbeat = Duration.ofSeconds(1);
        venue = session.venue;
    }

    @AfterEach
    void close() throws IOException {
        session.ring.full(false);
        session.close();
    }

    /** Sends as fast as the socket takes it. */
    private List<Long> flood() {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < FLOOD; i++) {
            try {
                numbers.add((long) venue.send(script("8", GOOD + PADDING)));
            } catch (IOException e) {
                throw new IllegalStateException("after " + i + " messages", e);
            }
            written.incrementAndGet();
        }
        return numbers;
    }

    @Test
    void shouldStopReadingAndLoseNothingAndStayLoggedOnWhenTheRingIsFullForLongerThanTheSilenceAllowed()
            throws Exception {
        session.heartbeat = Duration.ofSeconds(2);
        session.start();

        session.ring.full(true);
        CompletableFuture<List<Long>> flood = CompletableFuture.supplyAsync(this::flood);
        int[] before = {-1};
        Duration stall = Duration.ofMillis(5_500);
        await().atMost(DEADLINE).during(stall).until(() -> {
            int last = before[0];
            before[0] = written.get();
            return before[0] > 0 && before[0] == last;
        });
        int held = written.get();
        session.ring.full(false);
        List<Long> sent = flood.get(60, TimeUnit.SECONDS);
        await().atMost(DEADLINE).until(() -> session.units().size() >= FLOOD);

        assertThat(held).as("written while the ring was full").isLessThan(FLOOD);
        assertThat(session.units()).isEqualTo(sent);
        assertThat(session.view().state()).isEqualTo(SessionStatusCode.LOGGED_ON);
        assertThat(venue.connections).hasValue(1);
        assertThat(venue.receivedOfType("2")).as("requests to send again").isZero();
        assertThat(session.ring.violations()).isZero();
    }

    @Test
    void shouldAskAndThenDisconnectWhenTheVenueIsSilent() throws Exception {
        session.start();

        venue.mute();
        await().atMost(DEADLINE).until(() -> venue.connections.get() == 2);

        assertThat(venue.receivedOfType("1")).as("TestRequests").isPositive();
        assertThat(session.view().lastError()).contains("Timed out waiting for heartbeat");
    }
}
