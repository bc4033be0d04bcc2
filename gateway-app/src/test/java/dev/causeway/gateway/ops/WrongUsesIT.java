package dev.causeway.gateway.ops;

import static dev.causeway.gateway.ops.RunningGateway.OPERATOR;
import static dev.causeway.gateway.ops.RunningGateway.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every command used wrongly, over HTTP: 400, 401, 403, 404, 409, 504, and what the audit has of it. */
@Timeout(90)
class WrongUsesIT extends BothSessionsUp {
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

    @ParameterizedTest
    @ValueSource(strings = {"simx-fix", "simy-xbp"})
    void shouldGiveUpAndNeverRunWhenTheSessionsThreadDoesNotAnswer(String id) {
        CountDownLatch release = hold(id);
        String other = id.equals("simx-fix") ? "simy-xbp" : "simx-fix";

        List<HttpResponse<String>> answers;
        HttpResponse<String> free;
        try {
            answers = SessionCommands.ALL.stream()
                    .map(command -> gateway.postLater("/actuator/sessions/" + id, OPERATOR, command.json("drill", "")))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            free = command("/actuator/sessions/" + other, "{'action':'test-request','reason':'drill'}");
        } finally {
            release.countDown();
        }

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(504);
            assertThat(answer.body()).contains("was not run and will not be");
        });
        assertThat(free.statusCode()).as(free.body()).isEqualTo(200);
        gateway.awaitState(id, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"simx-fix", "simy-xbp"})
    void shouldAnswerEveryWrongUseOfEveryCommandByItsCode(String id) {
        String path = "/actuator/sessions/" + id;

        assertThat(SessionCommands.ALL).allSatisfy(command -> {
            assertThat(gateway.post(path, null, command.json("drill", "")).statusCode())
                    .isEqualTo(401);
            assertThat(gateway.post(path, VIEWER, command.json("drill", "")).statusCode())
                    .isEqualTo(403);
            assertThat(gateway.post(path + "x", OPERATOR, command.json("drill", ""))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(gateway.post(path, OPERATOR, command.json("", "")).body())
                    .contains("reason: required");
            HttpResponse<String> moved = gateway.post(path, OPERATOR, command.json("drill", ",'expectedEpoch':99"));
            assertThat(moved.statusCode()).as(moved.body()).isEqualTo(409);
            assertThat(moved.body()).contains("expected was 99");
        });
        assertThat(gateway.session(id).path("loggedOn").asBoolean()).isTrue();
        assertThat(SessionCommands.ALL).allSatisfy(command -> assertThat(ended("sessions/" + id, command.action()))
                .anySatisfy(record -> {
                    assertThat(record.path("principal").asString()).isEqualTo("operator");
                    assertThat(record.path("timestamp").asString()).isNotEmpty();
                    JsonNode data = record.path("data");
                    assertThat(data.path("reason").asString()).isEqualTo("drill");
                    assertThat(data.path("arguments").path("expectedEpoch").asInt())
                            .isEqualTo(99);
                    assertThat(data.path("result").asString()).isEqualTo("conflict");
                    assertThat(data.path("before").path("epoch").asInt()).isPositive();
                    assertThat(data.path("after").path("epoch").asInt()).isPositive();
                }));
    }

    private static List<JsonNode> ended(String target, String action) {
        return gateway.json(gateway.get("/actuator/auditevents?type=COMMAND_ENDED", VIEWER))
                .path("events")
                .valueStream()
                .filter(record -> record.path("data").path("target").asString().equals(target)
                        && record.path("data").path("action").asString().equals(action))
                .toList();
    }

    @Test
    void shouldSayWhichParameterCannotBeRead() {
        HttpResponse<String> limit = gateway.get("/actuator/journal/all?limit=many", VIEWER);
        HttpResponse<String> force =
                command("/actuator/sessions/simx-fix", "{'action':'reset','reason':'x','force':'perhaps'}");
        HttpResponse<String> torn = command("/actuator/sessions/simx-fix", "{'action':'reset'");

        assertThat(limit.statusCode()).isEqualTo(400);
        assertThat(limit.body()).contains("limit");
        assertThat(force.statusCode()).isEqualTo(400);
        assertThat(force.body()).contains("force");
        assertThat(torn.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "feed/a | 'action':'disable'",
                "feed/a | 'action':'enable'",
                "feed/clients | 'action':'block','address':'127.0.0.9'",
                "feed/clients | 'action':'unblock','address':'127.0.0.9'",
                "journal | 'action':'verify'",
                "journal | 'action':'force-roll','expectedStream':'G1XXXXXX00'"
            })
    void shouldAnswerEveryWrongUseOfTheOtherCommandsByItsCode(String target, String members) {
        String path = "/actuator/" + target;
        String whole = ("{" + members + ",'reason':'drill'}").replace('\'', '"');

        assertThat(gateway.post(path, null, whole).statusCode()).isEqualTo(401);
        assertThat(gateway.post(path, "not-the-token", whole).statusCode()).isEqualTo(401);
        assertThat(gateway.post(path, VIEWER, whole).statusCode()).isEqualTo(403);
        assertThat(command(path, "{" + members + "}").body()).contains("bad-request", "reason: required");
        assertThat(command(path, "{" + members + ",'reason':'" + "x".repeat(201) + "'}")
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> dance = command(path, "{'action':'dance','reason':'drill'}");
        assertThat(dance.statusCode()).isEqualTo(400);
        assertThat(dance.body()).contains("action: ");
        assertThat(command("/actuator/feed/nowhere", whole).statusCode()).isEqualTo(404);
        assertThat(gateway.get("/actuator/feed", VIEWER).body())
                .contains("\"blocked\":[]")
                .doesNotContain("\"enabled\":false");
    }

    @Test
    void shouldAnswerAConflictAndRecordItWhenTheStateIsAnotherThanExpected() {
        command("/actuator/feed/b", "{'action':'disable','reason':'drill'}");
        HttpResponse<String> last = command("/actuator/feed/a", "{'action':'disable','reason':'drill'}");
        command("/actuator/feed/b", "{'action':'enable','reason':'drill'}");
        HttpResponse<String> roll =
                command("/actuator/journal", "{'action':'force-roll','expectedStream':'G1XXXXXX00','reason':'drill'}");

        assertThat(last.statusCode()).isEqualTo(409);
        assertThat(last.body()).contains("say force");
        assertThat(roll.statusCode()).isEqualTo(409);
        assertThat(roll.body()).contains("expected was G1XXXXXX00");
        assertThat(ended("feed/a", "disable"))
                .anyMatch(
                        record -> record.path("data").path("result").asString().equals("conflict"));
        assertThat(ended("journal", "force-roll"))
                .anyMatch(
                        record -> record.path("data").path("result").asString().equals("conflict"));
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
}
