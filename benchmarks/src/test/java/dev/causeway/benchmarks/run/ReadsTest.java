package dev.causeway.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadsTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/actuator/", exchange -> {
            asked.add(exchange.getRequestURI().getPath() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = "12345".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void shouldScrapeAndReadAsOftenAsPlanned() {
        Reads reads = reads(10, Duration.ofMillis(100));

        reads.start();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> asked.size() == 20);
        Reads.Tally tally = reads.end();

        assertThat(tally.isWhole(10)).as(tally.line()).isTrue();
        assertThat(tally.isWhole(11)).isFalse();
        assertThat(tally.bytes()).isEqualTo(100);
        assertThat(asked).contains("/actuator/prometheus Bearer secret", "/actuator/sessions Bearer secret");
    }

    @Test
    void shouldCountWhatIsNotAnswered() {
        status = 503;
        Reads reads = reads(1, Duration.ZERO);

        reads.start();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> asked.size() == 2);
        Reads.Tally tally = reads.end();

        assertThat(tally.failures()).isEqualTo(2);
        assertThat(tally.isWhole(1)).isFalse();
    }

    @Test
    void shouldEndBeforeItsTimeWhenTheLoadIsOver() {
        Reads reads = reads(1000, Duration.ofHours(1));
        reads.start();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> asked.size() == 2);

        Reads.Tally tally = reads.end();

        assertThat(tally.isWhole(1000)).isFalse();
        assertThat(tally.scrapes()).isEqualTo(1);
    }

    private Reads reads(int count, Duration over) {
        return new Reads(
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "secret",
                new Reads.Plan(count, Duration.ZERO, over));
    }
}
