package dev.causeway.gateway.ops;

import static dev.causeway.gateway.ops.RunningGateway.ADMIN;
import static dev.causeway.gateway.ops.RunningGateway.OPERATOR;
import static dev.causeway.gateway.ops.RunningGateway.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One test for each sentence about who may do what, and what must be found nowhere. */
@Timeout(90)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecurityIT {
    private static final int LAST = Integer.MAX_VALUE;
    private static final String LOGGERS = "/actuator/loggers/dev.causeway.nothing";
    private static final String FILED = "token-of-a-config-tree-file";

    @TempDir
    private static Path directory;

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws IOException {
        Path secrets = Files.createDirectory(directory.resolve("secrets"));
        Files.writeString(secrets.resolve("filed-token"), FILED);
        gateway = new RunningGateway(directory).start(fromFile(secrets));
        gateway.awaitState("simx-fix", true);
        gateway.awaitState("simy-xbp", true);
    }

    private static String[] fromFile(Path secrets) {
        return new String[] {
            "--GATEWAY_SECRETS_DIR=" + secrets,
            "--gateway.security.accounts[4].name=filed",
            "--gateway.security.accounts[4].role=viewer",
            "--gateway.security.accounts[4].token=${filed-token}"
        };
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void shouldShowStrangersLivenessAndReadinessOnly() {
        for (String open : List.of("/actuator/health/liveness", "/actuator/health/readiness")) {
            HttpResponse<String> answer = gateway.get(open, null);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("UP").doesNotContain("details", "position");
        }
        for (String closed : List.of("health", "health/trading", "sessions", "prometheus", "info", "auditevents", "")) {
            assertThat(gateway.get("/actuator/" + closed, null).statusCode())
                    .as(closed)
                    .isEqualTo(401);
        }
    }

    @Test
    void shouldAskForATokenWhenItIsWrong() {
        HttpResponse<String> answer = gateway.get("/actuator/sessions", "not-the-token");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(gateway.json(gateway.get("/actuator/auditevents?type=AUTHENTICATION_FAILURE", VIEWER))
                        .path("events"))
                .isNotEmpty();
    }

    @Test
    void shouldLetViewersReadAndNothingElse() {
        HttpResponse<String> command =
                gateway.post("/actuator/sessions/simx-fix", VIEWER, "{\"action\":\"logout\",\"reason\":\"x\"}");

        assertThat(gateway.get("/actuator/sessions", VIEWER).statusCode()).isEqualTo(200);
        assertThat(command.statusCode()).isEqualTo(403);
        assertThat(gateway.session("simx-fix").path("loggedOn").asBoolean()).isTrue();
        assertThat(gateway.json(gateway.get("/actuator/auditevents?type=AUTHORIZATION_FAILURE", VIEWER))
                        .path("events")
                        .valueStream()
                        .map(refusal -> refusal.path("principal").asString()))
                .contains("viewer");
    }

    @Test
    void shouldLetOperatorsAndAdminsReadAndCommand() {
        for (String token : List.of(OPERATOR, ADMIN)) {
            assertThat(gateway.get("/actuator/sessions", token).statusCode()).isEqualTo(200);
            assertThat(gateway.post(
                                    "/actuator/sessions/simy-xbp",
                                    token,
                                    "{\"action\":\"test-request\",\"reason\":\"drill\"}")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldLetOnlyAdminsSetLogLevels() {
        String level = "{\"configuredLevel\":\"INFO\"}";

        assertThat(gateway.post(LOGGERS, OPERATOR, level).statusCode()).isEqualTo(403);
        assertThat(gateway.post(LOGGERS, ADMIN, level).statusCode()).isEqualTo(204);
    }

    @Test
    void shouldKnowAPersonByPassword() {
        String basic = Base64.getEncoder()
                .encodeToString(("alice:" + RunningGateway.PERSON_PASSWORD).getBytes(StandardCharsets.UTF_8));

        HttpResponse<String> answer =
                RunningGateway.send(RunningGateway.request(gateway.managementPort(), "/actuator/sessions", null)
                        .header("Authorization", "Basic " + basic)
                        .GET());

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void shouldTakeASecretFromTheConfigTree() {
        assertThat(gateway.get("/actuator/sessions", FILED).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldKeepNoSessionAndSetNoCookie() {
        HttpResponse<String> answer = gateway.get("/actuator/sessions", VIEWER);

        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(gateway.get("/actuator/sessions", null).statusCode()).isEqualTo(401);
    }

    @Test
    void shouldDenyEverythingOnTheMainPortAndBesideTheEndpoints() {
        for (String path : List.of("/", "/actuator/health/liveness", "/error", "/anything")) {
            HttpRequest.Builder main = RunningGateway.request(gateway.mainPort(), path, ADMIN);

            assertThat(RunningGateway.send(main.GET()).statusCode()).as(path).isIn(401, 403);
        }
        assertThat(gateway.get("/anything", ADMIN).statusCode()).isIn(401, 403);
    }

    @Test
    void shouldNotExposeWhatShowsOrStopsTheProcess() {
        for (String hidden : List.of("heapdump", "env", "shutdown", "configprops", "threaddump", "beans")) {
            assertThat(gateway.get("/actuator/" + hidden, ADMIN).statusCode())
                    .as(hidden)
                    .isIn(401, 403, 404);
        }
        assertThat(gateway.get("/actuator", ADMIN).body()).doesNotContain("heapdump", "\"env\"", "shutdown");
    }

    @Test
    void shouldRefuseAWriteWhenABrowserSendsItForSomePage() {
        HttpResponse<String> answer =
                RunningGateway.send(RunningGateway.request(gateway.managementPort(), "/actuator/feed/a", OPERATOR)
                        .header("Origin", "http://evil.example")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"action\":\"disable\",\"reason\":\"x\"}")));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void shouldListenOnLoopbackOnly() throws IOException {
        String sockets =
                Files.readString(Path.of("/proc/self/net/tcp")) + Files.readString(Path.of("/proc/self/net/tcp6"));
        String port = ":%04X ".formatted(gateway.managementPort());

        assertThat(sockets.lines().filter(line -> line.contains(port) && line.contains(" 0A ")))
                .isNotEmpty()
                .allMatch(line -> line.contains("0100007F" + port));
    }

    @Test
    void shouldWriteNoLineOfItsOwnWhenAReasonCarriesLineEndsAndEscapes() throws IOException {
        gateway.post(
                "/actuator/sessions/simx-fix",
                OPERATOR,
                "{\"action\":\"test-request\",\"reason\":\"a\\r\\nFORGED by root: \\u001b[2J\\u0001b\"}");

        String log = Files.readString(directory.resolve("gateway.log"));
        assertThat(log).contains("a??FORGED by root: ?[2J?b").doesNotContain("\nFORGED", "\u001b[2J", "\u0001");
        assertThat(Files.readString(audit())).doesNotContain("\nFORGED", "\u001b", "\u0001", "\r");
    }

    @Test
    @Order(LAST - 2)
    void shouldKeepSecretsOutOfEveryFileAndTheAuditThroughARestart() throws IOException {
        switchOff();
        String shown = Stream.of("sessions", "info", "prometheus", "auditevents", "journal/all?limit=1000")
                .map(path -> gateway.get("/actuator/" + path, VIEWER).body())
                .reduce("", String::concat);
        gateway.stop();

        assertThat(shown).doesNotContain("canary-");
        assertThat(filesWithACanary()).isEmpty();

        List<String> observer = new ArrayList<>(List.of(fromFile(directory.resolve("secrets"))));
        observer.add("--management.endpoints.access.max-permitted=read-only");
        gateway.start(observer.toArray(String[]::new));
        JsonNode events = gateway.json(gateway.get("/actuator/auditevents?principal=operator", VIEWER))
                .path("events");
        assertThat(events.valueStream()
                        .map(event -> event.path("data").path("reason").asString()))
                .contains("before the restart");
        assertThat(events.valueStream()
                        .map(event -> event.path("data").path("result").asString("")))
                .contains("done");
    }

    private static void switchOff() {
        String disable = "{\"action\":\"disable\",\"reason\":\"before the restart\"}";
        String block = "{\"action\":\"block\",\"address\":\"127.0.0.9\",\"reason\":\"asks without end\"}";
        assertThat(List.of(
                        gateway.post("/actuator/sessions/simx-fix", OPERATOR, disable),
                        gateway.post("/actuator/sessions/simy-xbp", OPERATOR, disable),
                        gateway.post("/actuator/feed/b", OPERATOR, disable),
                        gateway.post("/actuator/feed/clients", OPERATOR, block)))
                .allMatch(answer -> answer.statusCode() == 200);
    }

    @Test
    @Order(LAST - 1)
    void shouldLeaveOffWhatOperatorsSwitchedOffBeforeTheRestart() {
        JsonNode feed = gateway.json(gateway.get("/actuator/feed", VIEWER));

        for (String id : List.of("simx-fix", "simy-xbp")) {
            assertThat(gateway.session(id).path("enabled").asBoolean(true)).isFalse();
            assertThat(gateway.session(id).path("connected").asBoolean(true)).isFalse();
            assertThat(gateway.session(id).path("state").asString()).isEqualTo("DISCONNECTED");
        }
        assertThat(feed.path("channels").get(0).path("enabled").asBoolean()).isTrue();
        assertThat(feed.path("channels").get(1).path("enabled").asBoolean(true)).isFalse();
        assertThat(feed.path("retransmission").path("blocked").get(0).asString())
                .isEqualTo("127.0.0.9");
    }

    @Test
    @Order(LAST)
    void shouldTakeNoCommandFromAnybodyWhenItIsAnObserver() {
        String enable = "{\"action\":\"enable\",\"reason\":\"drill\"}";

        for (String target : List.of("sessions/simx-fix", "feed/b", "journal")) {
            assertThat(gateway.post("/actuator/" + target, ADMIN, enable).statusCode())
                    .as(target)
                    .isIn(403, 404, 405);
        }
        assertThat(gateway.session("simx-fix").path("enabled").asBoolean(true)).isFalse();
    }

    /** Everything that was written below the directory, except what the venues wrote and the secrets themselves. */
    private static List<Path> filesWithACanary() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> written = files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(directory.resolve("secrets")))
                    .toList();
            assertThat(written).contains(directory.resolve("gateway.log"), audit());
            assertThat(written).anyMatch(file -> file.toString().endsWith(".seg"));
            assertThat(directory.resolve("data/fix-log/simx-fix.log")).content().contains("\"type\":\"A\"", "554=***");
            return written.stream().filter(SecurityIT::hasCanary).toList();
        }
    }

    private static boolean hasCanary(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains("canary-");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path audit() {
        return directory.resolve("data/audit/audit.log");
    }
}
