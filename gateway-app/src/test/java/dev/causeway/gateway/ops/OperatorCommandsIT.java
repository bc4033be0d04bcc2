package dev.causeway.gateway.ops;

import static dev.causeway.gateway.ops.RunningGateway.OPERATOR;
import static dev.causeway.gateway.ops.RunningGateway.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every endpoint and command over HTTP, and what the venues made of it. */
@Timeout(90)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperatorCommandsIT extends BothSessionsUp {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void shouldShowSessionsJournalPipelineAndFeedWhenAViewerReads() {
        JsonNode journal = gateway.json(gateway.get("/actuator/journal", VIEWER));
        JsonNode pipeline = gateway.json(gateway.get("/actuator/pipeline", VIEWER));
        JsonNode feed = gateway.json(gateway.get("/actuator/feed", VIEWER));

        assertThat(gateway.json(gateway.get("/actuator/sessions", VIEWER))).hasSize(2);
        assertThat(journal.path("segments").asInt()).isPositive();
        assertThat(journal.path("diskFreeBytes").asLong()).isPositive();
        assertThat(journal.path("streamName").asString()).startsWith("G1");
        assertThat(journal.path("syncPolicy").asString()).isEqualTo("none");
        assertThat(journal.path("commitMillisAgo").asLong(-1)).isBetween(0L, 30_000L);
        assertThat(pipeline.path("stages").get(0).path("thread").asString()).isEqualTo("gw-pipeline-0");
        assertThat(pipeline.path("stages").get(0).path("alive").asBoolean()).isTrue();
        assertThat(feed.path("channels")).hasSize(2);
        assertThat(feed.path("retransmission").path("packetsPerSecond").asInt()).isEqualTo(10_000);
    }

    @Test
    void shouldTellProcessAndSessionsApartWhenOneSessionIsDown() {
        command("/actuator/sessions/simy-xbp", "{'action':'logout','reason':'drill'}");
        gateway.awaitState("simy-xbp", false);

        HttpResponse<String> trading = gateway.get("/actuator/health/trading", VIEWER);
        HttpResponse<String> fix = gateway.get("/actuator/health/trading/sessions/simx-fix", VIEWER);
        HttpResponse<String> readiness = gateway.get("/actuator/health/readiness", VIEWER);
        HttpResponse<String> liveness = gateway.get("/actuator/health/liveness", VIEWER);
        command("/actuator/sessions/simy-xbp", "{'action':'connect','reason':'drill'}");

        assertThat(trading.statusCode()).isEqualTo(503);
        assertThat(trading.body()).contains("simx-fix", "simy-xbp", "not logged on");
        assertThat(fix.statusCode()).isEqualTo(200);
        assertThat(readiness.statusCode()).isEqualTo(200);
        assertThat(gateway.json(readiness).path("components").propertyNames())
                .contains("journal", "pipeline", "feed", "readinessState");
        assertThat(liveness.statusCode()).isEqualTo(200);
        assertThat(gateway.json(liveness).path("components").propertyNames()).contains("progress");
    }

    @Test
    void shouldSayWhatItIsMadeOf() throws IOException {
        JsonNode info = gateway.json(gateway.get("/actuator/info", VIEWER));

        assertThat(info.path("gateway")
                        .path("protocols")
                        .path("xbp")
                        .path("schema")
                        .asInt())
                .isEqualTo(901);
        assertThat(info.path("gateway").path("dictionaries").path("FIX44.xml").asString())
                .matches("[0-9a-f]{64}");
        assertThat(info.path("build").path("version").asString()).isNotEmpty();
        // a tree without its history knows no commit
        Properties git = new Properties();
        git.load(getClass().getResourceAsStream("/git.properties"));
        String commit = git.getProperty("git.commit.id", "");
        assertThat(info.path("git").path("commit").path("id").asString(""))
                .hasSizeGreaterThanOrEqualTo(Math.min(7, commit.length()))
                .satisfies(id -> assertThat(commit).startsWith(id));
    }

    @Test
    void shouldFindRecordsWhenTheJournalIsSearched() {
        await().atMost(LIMIT).until(() -> gateway.gateway().journal().journaledPosition() > 50);

        JsonNode page = gateway.json(gateway.get("/actuator/journal/simx-fix?from=1&limit=3", VIEWER));
        JsonNode typed = gateway.json(gateway.get("/actuator/journal/all?type=SessionStatus&limit=2", VIEWER));
        JsonNode later = gateway.json(gateway.get("/actuator/journal/all?since=2999-01-01T00:00:00Z", VIEWER));
        JsonNode earlier = gateway.json(gateway.get("/actuator/journal/all?until=2001-01-01T00:00:00Z", VIEWER));
        String second = page.path("records").get(1).path("at").asString();
        JsonNode moment = gateway.json(
                gateway.get("/actuator/journal/simx-fix?limit=1000&since=" + second + "&until=" + second, VIEWER));
        JsonNode order = gateway.json(gateway.get("/actuator/journal/all?clOrdId=NOBODYS", VIEWER));

        assertThat(page.path("records")).hasSize(3);
        assertThat(page.path("next").asLong()).isPositive();
        assertThat(typed.path("records"))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record.path("type").asString()).isEqualTo("SessionStatus"));
        assertThat(later.path("records")).isEmpty();
        assertThat(earlier.path("records")).isEmpty();
        assertThat(moment.path("records"))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record.path("at").asString()).isEqualTo(second));
        assertThat(order.path("records")).isEmpty();
        assertThat(order.path("scanned").asLong()).isPositive();
    }

    @Test
    void shouldRefuseASearchWhenItsParametersCannotBe() {
        HttpResponse<String> tooMany = gateway.get("/actuator/journal/all?limit=1001", VIEWER);
        HttpResponse<String> noTime = gateway.get("/actuator/journal/all?since=yesterday", VIEWER);

        assertThat(tooMany.statusCode()).isEqualTo(400);
        assertThat(tooMany.body()).contains("limit: 1 to 1000");
        assertThat(noTime.statusCode()).isEqualTo(400);
        assertThat(gateway.get("/actuator/journal/all?until=tomorrow", VIEWER).body())
                .contains("until: an instant");
        assertThat(gateway.get("/actuator/journal/all?from=-1", VIEWER).statusCode())
                .isEqualTo(400);
        assertThat(gateway.get("/actuator/journal/all?limit=0", VIEWER).statusCode())
                .isEqualTo(400);
        assertThat(gateway.get("/actuator/journal/nobody", VIEWER).statusCode()).isEqualTo(404);
    }

    @Test
    void shouldVerifyTheJournalWhenAsked() {
        HttpResponse<String> answer = command("/actuator/journal", "{'action':'verify','reason':'drill'}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(gateway.json(answer).path("after").path("records").asLong()).isPositive();
    }

    @Test
    void shouldStayDownAfterLogoutUntilConnectedAgain() {
        for (String id : BOTH) {
            long logouts = gateway.venueReceived(id, "Logout");
            HttpResponse<String> out = command("/actuator/sessions/" + id, "{'action':'logout','reason':'drill'}");
            gateway.awaitState(id, false);
            gateway.awaitVenueReceives(id, "Logout", logouts);
            long logons = gateway.venueReceived(id, "Logon");
            HttpResponse<String> in = command("/actuator/sessions/" + id, "{'action':'connect','reason':'drill'}");
            gateway.awaitVenueReceives(id, "Logon", logons);

            assertThat(out.statusCode()).as(out.body()).isEqualTo(200);
            assertThat(gateway.json(out).path("before").path("loggedOn").asBoolean())
                    .isTrue();
            assertThat(in.statusCode()).as(in.body()).isEqualTo(200);
            gateway.awaitState(id, true);
        }
    }

    @Test
    void shouldComeBackByItselfWhenDisconnected() {
        for (String id : BOTH) {
            long logouts = gateway.venueReceived(id, "Logout");
            long logons = gateway.venueReceived(id, "Logon");
            HttpResponse<String> answer =
                    command("/actuator/sessions/" + id, "{'action':'disconnect','reason':'drill'}");
            gateway.awaitVenueReceives(id, "Logout", logouts);
            gateway.awaitVenueReceives(id, "Logon", logons);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(gateway.json(answer).path("after").path("loggedOn").asBoolean())
                    .isFalse();
            gateway.awaitState(id, true);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"simx-fix", "simy-xbp"})
    void shouldShowEverythingOfOneSession(String id) {
        await().atMost(LIMIT)
                .until(() -> gateway.session(id).path("expectedCommitted").asLong() > 5);

        JsonNode session = gateway.session(id);

        assertThat(session.propertyNames())
                .contains(
                        "id",
                        "venue",
                        "protocol",
                        "enabled",
                        "connected",
                        "state",
                        "loggedOn",
                        "heardMillisAgo",
                        "endpoint",
                        "schedule",
                        "epoch",
                        "expectedLive",
                        "expectedCommitted",
                        "nextOutbound",
                        "gaps",
                        "held",
                        "unsentBytes",
                        "lastError",
                        "counters");
        assertThat(session.path("endpoint").asString()).contains(":").doesNotContain(",");
        assertThat(session.path("heardMillisAgo").asLong(-1)).isBetween(0L, 30_000L);
        assertThat(session.path("held").asInt(-1)).isZero();
        assertThat(session.path("unsentBytes").asLong(-1)).isNotNegative();
        assertThat(session.path("expectedLive").asLong())
                .isGreaterThanOrEqualTo(session.path("expectedCommitted").asLong());
        assertThat(session.path("gaps").isArray()).isTrue();
    }

    @Test
    void shouldSilenceOneChannelButNotTheLastWithoutForce() {
        HttpResponse<String> a = command("/actuator/feed/a", "{'action':'disable','reason':'drill'}");
        HttpResponse<String> b = command("/actuator/feed/b", "{'action':'disable','reason':'drill'}");
        HttpResponse<String> again = command("/actuator/feed/a", "{'action':'enable','reason':'drill'}");

        assertThat(a.statusCode()).isEqualTo(200);
        assertThat(gateway.json(a).path("after").path("enabled").asBoolean()).isFalse();
        assertThat(b.statusCode()).isEqualTo(409);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(command("/actuator/feed/c", "{'action':'enable','reason':'x'}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void shouldAnswerAsTheRunbookSays() throws Exception {
        Transcript transcript = new Transcript(Path.of("../deploy/runbook.md"));

        assertThat(transcript.length()).isGreaterThan(15);
        transcript.run(Map.of("TOKEN", OPERATOR, "GATEWAY", "http://127.0.0.1:" + gateway.managementPort()), directory);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void shouldEndWithinTheLimitWhenASessionsThreadHangs() {
        CountDownLatch release = hold("simy-xbp");

        long begun = System.nanoTime();
        try {
            gateway.stop();
        } finally {
            release.countDown();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
    }
}
