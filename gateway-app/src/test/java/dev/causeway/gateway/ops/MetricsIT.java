package dev.causeway.gateway.ops;

import static dev.causeway.gateway.ops.RunningGateway.OPERATOR;
import static dev.causeway.gateway.ops.RunningGateway.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a running gateway tells machines, by scrape and by JSON log, against what is documented and what happened. */
@Timeout(90)
class MetricsIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String CLOSED = "closed";

    @TempDir
    private static Path directory;

    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        Instant later = Instant.now().plus(Duration.ofHours(6));
        gateway = new RunningGateway(directory)
                .start(
                        "--gateway.operations.latency-log-size=1MB",
                        "--logging.structured.format.file=ecs",
                        "--gateway.sessions[2].id=" + CLOSED,
                        "--gateway.sessions[2].venue=SIMZ",
                        "--gateway.sessions[2].protocol=fix",
                        "--gateway.sessions[2].endpoints[0]=127.0.0.1:1",
                        "--gateway.sessions[2].fix.begin-string=FIX.4.4",
                        "--gateway.sessions[2].fix.sender-comp-id=CAUSEWAY",
                        "--gateway.sessions[2].fix.target-comp-id=SIMZ",
                        "--gateway.sessions[2].fix.schedule.start-time=" + time(later),
                        "--gateway.sessions[2].fix.schedule.end-time=" + time(later.plus(Duration.ofHours(1))));
        gateway.awaitState("simx-fix", true);
        gateway.awaitState("simy-xbp", true);
    }

    private static String time(Instant instant) {
        return "%tT".formatted(LocalTime.ofInstant(instant, ZoneOffset.UTC));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void shouldExportExactlyTheMetricsThatAreDocumented() throws Exception {
        awaitLatencies();

        Map<String, String> exported = scrape().metrics();

        assertThat(exported).isEqualTo(Scrape.documented(Path.of("doc/METRICS.md")));
    }

    @Test
    void shouldCountWhatTheSessionsDid() {
        gateway.post("/actuator/sessions/simx-fix", OPERATOR, "{\"action\":\"disconnect\",\"reason\":\"drill\"}");
        gateway.awaitState("simx-fix", true);
        awaitLatencies();

        Scrape scrape = scrape();

        assertThat(scrape.sum("gateway_session_logons_total{session=\"simx-fix\""))
                .isGreaterThanOrEqualTo(2);
        assertThat(scrape.sum("gateway_session_disconnects_total{reason=\"operator\",session=\"simx-fix\""))
                .isPositive();
        assertThat(scrape.sum("gateway_session_state{session=\"simx-fix\"")).isEqualTo(1);
        for (String id : List.of("simx-fix", "simy-xbp")) {
            assertThat(scrape.sum("gateway_session_messages_total{direction=\"inbound\",session=\"" + id))
                    .isPositive();
            assertThat(scrape.sum("gateway_session_read_bytes_total{session=\"" + id))
                    .isPositive();
            assertThat(scrape.sum("gateway_session_heartbeat_age_seconds{session=\"" + id))
                    .isBetween(0.0, 30.0);
        }
    }

    @Test
    void shouldTradeWithoutASessionThatItsScheduleHasDown() {
        HttpResponse<String> trading = gateway.get("/actuator/health/trading", VIEWER);
        JsonNode sessions = gateway.json(trading).path("components").path("sessions");

        assertThat(trading.statusCode()).as(trading.body()).isEqualTo(200);
        assertThat(sessions.path("status").asString()).isEqualTo("OUTSIDE_SCHEDULE");
        assertThat(sessions.path("components").path(CLOSED).path("status").asString())
                .isEqualTo("OUTSIDE_SCHEDULE");
        assertThat(sessions.path("components").path("simx-fix").path("status").asString())
                .isEqualTo("UP");
        assertThat(scrape().sum("gateway_session_in_schedule{session=\"" + CLOSED))
                .isZero();
    }

    @Test
    void shouldExportSocketBuffersAsGrantedWhileConnected() {
        Scrape scrape = scrape();

        for (String side : List.of("send", "receive")) {
            assertThat(scrape.sum("gateway_session_socket_buffer_bytes{session=\"simy-xbp\",side=\"" + side))
                    .isGreaterThan(1_000);
        }
    }

    @Test
    void shouldKeepLatenciesAsHistogramsAndAsALogThatCanBeAddedUp() throws Exception {
        awaitLatencies();

        double scraped = scrape().sum("gateway_wire_to_wire_latency_seconds_count");
        long logged = LatencyLogs.count(directory.resolve("data/latency"), "gateway.wire.to.wire.latency");

        assertThat(scraped).isPositive();
        assertThat(logged).isGreaterThanOrEqualTo((long) scraped);
        assertThat(scrape().sum("gateway_wire_to_wire_latency_seconds_bucket{le=\"+Inf\"}"))
                .isGreaterThanOrEqualTo(scraped);
    }

    @Test
    void shouldSatisfyPromtoolWhenItIsInstalled() throws Exception {
        assumeTrue(Promtool.installed(), Promtool.NOT_CHECKED);

        assertThat(Promtool.complaints(scrape().text())).isEmpty();
    }

    @Test
    void shouldWriteOneJsonObjectALineWhenAsked() throws Exception {
        gateway.post(
                "/actuator/sessions/simx-fix",
                OPERATOR,
                "{\"action\":\"test-request\",\"reason\":\"a line of the log\"}");

        List<String> lines = Files.readAllLines(directory.resolve("gateway.log"));
        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(line)
                .startsWith("{\"@timestamp\":")
                .endsWith("}"));
        assertThat(lines).anyMatch(line -> line.contains("COMMAND_REQUESTED by operator"));
        assertThat(events(lines, "command-requested"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.path("operator").asString()).isNotEmpty());
        assertThat(events(lines, "session-up"))
                .extracting(line -> line.path("session").asString())
                .contains("simx-fix", "simy-xbp");
    }

    private static List<JsonNode> events(List<String> lines, String event) {
        return lines.stream()
                .map(gateway::json)
                .filter(line -> line.path("event").path("action").asString("").equals(event))
                .toList();
    }

    @Test
    void shouldWriteNoLineAMessage() throws Exception {
        Path log = directory.resolve("gateway.log");
        long before = gateway.gateway().journal().journaledPosition();
        int lines = Files.readAllLines(log).size();

        await().atMost(LIMIT).until(() -> gateway.gateway().journal().journaledPosition() > before + 300);

        assertThat(Files.readAllLines(log).size() - lines).isLessThan(10);
    }

    private static Scrape scrape() {
        return new Scrape(gateway.get("/actuator/prometheus", VIEWER).body());
    }

    private static void awaitLatencies() {
        await("latencies sampled")
                .atMost(LIMIT)
                .until(() -> scrape().sum("gateway_wire_to_wire_latency_seconds_count") > 0);
    }
}
