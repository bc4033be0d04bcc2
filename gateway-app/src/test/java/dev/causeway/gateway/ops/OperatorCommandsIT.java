package dev.causeway.gateway.ops;

import static dev.causeway.gateway.ops.RunningGateway.OPERATOR;
import static dev.causeway.gateway.ops.RunningGateway.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every endpoint and command over HTTP, and what the venues made of it. */
@Timeout(90)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperatorCommandsIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private static Path directory;

    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = new RunningGateway(directory).start("--logging.structured.format.file=ecs");
    }

    @BeforeEach
    void awaitBothSessions() {
        gateway.awaitState("simx-fix", true);
        gateway.awaitState("simy-xbp", true);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void shouldShowSessionsJournalPipelineAndFeedWhenAViewerReads() {
        JsonNode journal = gateway.json(gateway.get("/actuator/journal", VIEWER));
        JsonNode pipeline = gateway.json(gateway.get("/actuator/pipeline", VIEWER));
        JsonNode feed = gateway.json(gateway.get("/actuator/feed", VIEWER));

        assertThat(gateway.json(gateway.get("/actuator/sessions", VIEWER))).hasSize(2);
        assertThat(journal.path("segments").asInt()).isPositive();
        assertThat(journal.path("diskFreeBytes").asLong()).isPositive();
        assertThat(journal.path("streamName").asString()).startsWith("G1");
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
    void shouldSayWhatItIsMadeOf() {
        JsonNode info = gateway.json(gateway.get("/actuator/info", VIEWER));

        assertThat(info.path("gateway")
                        .path("protocols")
                        .path("xbp")
                        .path("schema")
                        .asInt())
                .isEqualTo(901);
        assertThat(info.path("gateway").path("dictionaries").path("FIX44.xml").asString())
                .matches("[0-9a-f]{64}");
    }

    @Test
    void shouldFindRecordsWhenTheJournalIsSearched() {
        await().atMost(LIMIT).until(() -> gateway.gateway().journal().journaledPosition() > 50);

        JsonNode page = gateway.json(gateway.get("/actuator/journal/simx-fix?from=1&limit=3", VIEWER));
        JsonNode typed = gateway.json(gateway.get("/actuator/journal/all?type=SessionStatus&limit=2", VIEWER));
        JsonNode later = gateway.json(gateway.get("/actuator/journal/all?since=2999-01-01T00:00:00Z", VIEWER));

        assertThat(page.path("records")).hasSize(3);
        assertThat(page.path("next").asLong()).isPositive();
        assertThat(typed.path("records"))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record.path("type").asString()).isEqualTo("SessionStatus"));
        assertThat(later.path("records")).isEmpty();
    }

    @Test
    void shouldRefuseASearchWhenItsParametersCannotBe() {
        HttpResponse<String> tooMany = gateway.get("/actuator/journal/all?limit=1001", VIEWER);
        HttpResponse<String> noTime = gateway.get("/actuator/journal/all?since=yesterday", VIEWER);

        assertThat(tooMany.statusCode()).isEqualTo(400);
        assertThat(tooMany.body()).contains("limit: 1 to 1000");
        assertThat(noTime.statusCode()).isEqualTo(400);
        assertThat(gateway.get("/actuator/journal/nobody", VIEWER).statusCode()).isEqualTo(404);
    }

    @Test
    void shouldVerifyTheJournalWhenAsked() {
        HttpResponse<String> answer = command("/actuator/journal", "{'action':'verify','reason':'drill'}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(gateway.json(answer).path("after").path("records").asLong()).isPositive();
    }

    @Test
    void shouldSayWhatIsAllowedWhenACommandIsWrong() {
        HttpResponse<String> action = command("/actuator/sessions/simx-fix", "{'action':'dance','reason':'x'}");
        HttpResponse<String> reason = command("/actuator/sessions/simx-fix", "{'action':'logout'}");
        HttpResponse<String> unknown = command("/actuator/sessions/nobody", "{'action':'logout','reason':'x'}");
        HttpResponse<String> expected = command("/actuator/sessions/simx-fix", "{'action':'reset','reason':'x'}");

        assertThat(action.statusCode()).isEqualTo(400);
        assertThat(action.body()).contains("resend-request");
        assertThat(reason.statusCode()).isEqualTo(400);
        assertThat(reason.body()).contains("reason: required");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("simy-xbp");
        assertThat(expected.statusCode()).isEqualTo(400);
        assertThat(expected.body()).contains("expectedEpoch");
    }

    @Test
    void shouldStayDownAfterLogoutUntilConnectedAgain() {
        for (String id : new String[] {"simx-fix", "simy-xbp"}) {
            HttpResponse<String> out = command("/actuator/sessions/" + id, "{'action':'logout','reason':'drill'}");
            gateway.awaitState(id, false);
            HttpResponse<String> in = command("/actuator/sessions/" + id, "{'action':'connect','reason':'drill'}");

            assertThat(out.statusCode()).as(out.body()).isEqualTo(200);
            assertThat(gateway.json(out).path("before").path("loggedOn").asBoolean())
                    .isTrue();
            assertThat(in.statusCode()).as(in.body()).isEqualTo(200);
            gateway.awaitState(id, true);
        }
    }

    @Test
    void shouldComeBackByItselfWhenDisconnected() {
        for (String id : new String[] {"simx-fix", "simy-xbp"}) {
            HttpResponse<String> answer =
                    command("/actuator/sessions/" + id, "{'action':'disconnect','reason':'drill'}");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(gateway.json(answer).path("after").path("loggedOn").asBoolean())
                    .isFalse();
            gateway.awaitState(id, true);
        }
    }

    @Test
    void shouldBeginANewEpochWhenReset() {
        for (String id : new String[] {"simx-fix", "simy-xbp"}) {
            int epoch = gateway.session(id).path("epoch").asInt();
            String path = "/actuator/sessions/" + id;

            HttpResponse<String> moved = command(path, "{'action':'reset','reason':'r','expectedEpoch':99}");
            HttpResponse<String> loggedOn =
                    command(path, "{'action':'reset','reason':'r','expectedEpoch':" + epoch + "}");
            HttpResponse<String> forced =
                    command(path, "{'action':'reset','reason':'r','force':true,'expectedEpoch':" + epoch + "}");

            assertThat(moved.statusCode()).isEqualTo(409);
            assertThat(moved.body()).contains("epoch is " + epoch);
            assertThat(loggedOn.statusCode()).isEqualTo(409);
            assertThat(loggedOn.body()).contains("force");
            assertThat(forced.statusCode()).as(forced.body()).isEqualTo(200);
            await(id + " in a later epoch").atMost(LIMIT).until(() -> {
                JsonNode session = gateway.session(id);
                return session.path("epoch").asInt() > epoch
                        && session.path("loggedOn").asBoolean()
                        && session.path("expectedCommitted").asLong() > 5;
            });
        }
    }

    @Test
    void shouldAskTheVenueAgainWhenTheFixNumberIsSetBack() {
        command("/actuator/sessions/simx-fix", "{'action':'logout','reason':'drill'}");
        gateway.awaitState("simx-fix", false);
        await().atMost(LIMIT).until(() -> {
            JsonNode now = gateway.session("simx-fix");
            return now.path("expectedLive").asLong()
                    == now.path("expectedCommitted").asLong();
        });
        long target = gateway.session("simx-fix").path("expectedLive").asLong();
        long duplicates = gateway.gateway().journalStage().counters().duplicates.longValue();
        String command = "{'action':'set-seq','reason':'venue asked','nextTarget':%d,'expectedTarget':%d}";

        HttpResponse<String> moved = command("/actuator/sessions/simx-fix", command.formatted(target - 3, target + 1));
        HttpResponse<String> done = command("/actuator/sessions/simx-fix", command.formatted(target - 3, target));
        command("/actuator/sessions/simx-fix", "{'action':'connect','reason':'drill'}");

        assertThat(moved.statusCode()).isEqualTo(409);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(gateway.json(done).path("after").path("nextTarget").asLong()).isEqualTo(target - 3);
        gateway.awaitState("simx-fix", true);
        await("the venue's messages once more, dropped")
                .atMost(LIMIT)
                .until(() ->
                        gateway.gateway().journalStage().counters().duplicates.longValue() > duplicates);
    }

    @Test
    void shouldReplayOnceMoreWhenAResendIsRequested() {
        for (String id : new String[] {"simx-fix", "simy-xbp"}) {
            await().atMost(LIMIT)
                    .until(() -> gateway.session(id).path("expectedLive").asLong() > 20);
            long before =
                    gateway.session(id).path("counters").path("duplicates").asLong();

            HttpResponse<String> answer =
                    command("/actuator/sessions/" + id, "{'action':'resend-request','reason':'drill','from':5,'to':9}");
            HttpResponse<String> test =
                    command("/actuator/sessions/" + id, "{'action':'test-request','reason':'drill'}");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(test.statusCode()).as(test.body()).isEqualTo(200);
            if (id.equals("simy-xbp")) {
                await("duplicates dropped")
                        .atMost(LIMIT)
                        .until(() -> gateway.session(id)
                                        .path("counters")
                                        .path("duplicates")
                                        .asLong()
                                > before);
            }
            assertThat(gateway.session(id).path("loggedOn").asBoolean()).isTrue();
        }
    }

    @Test
    void shouldRefuseSetSeqWhenTheProtocolHasNoSuchThing() {
        HttpResponse<String> answer = command(
                "/actuator/sessions/simy-xbp",
                "{'action':'set-seq','reason':'x','force':true,'nextSender':9,'expectedSender':"
                        + gateway.session("simy-xbp").path("nextOutbound").asLong() + "}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("reset begins a new epoch");
    }

    @Test
    void shouldGiveUpAndNeverRunWhenTheSessionsThreadDoesNotAnswer() {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        gateway.gateway().execute("simy-xbp", controls -> {
            held.countDown();
            awaitQuietly(release);
        });
        awaitQuietly(held);

        HttpResponse<String> answer;
        try {
            answer = command("/actuator/sessions/simy-xbp", "{'action':'logout','reason':'drill'}");
        } finally {
            release.countDown();
        }

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("was not run and will not be");
        gateway.awaitState("simy-xbp", true);
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
    void shouldWriteOneJsonObjectALineWhenAsked() throws Exception {
        command("/actuator/sessions/simx-fix", "{'action':'test-request','reason':'a line of the log'}");

        List<String> lines = Files.readAllLines(directory.resolve("gateway.log"));
        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(line)
                .startsWith("{\"@timestamp\":")
                .endsWith("}"));
        assertThat(lines).anyMatch(line -> line.contains("COMMAND_REQUESTED by operator"));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void shouldEndWithinTheLimitWhenASessionsThreadHangs() {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        gateway.gateway().execute("simy-xbp", controls -> {
            held.countDown();
            awaitQuietly(release);
        });
        awaitQuietly(held);

        long begun = System.nanoTime();
        try {
            gateway.stop();
        } finally {
            release.countDown();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
    }

    private static HttpResponse<String> command(String path, String body) {
        return gateway.post(path, OPERATOR, body.replace('\'', '"'));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
