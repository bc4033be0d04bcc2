package dev.causeway.gateway.ops;

import static dev.causeway.gateway.ops.RunningGateway.OPERATOR;
import static dev.causeway.gateway.ops.RunningGateway.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.protocol.mold.MoldHeader;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Commands over HTTP and what became of them outside the gateway: what the venues, receivers and the audit saw. */
@Timeout(90)
class CommandEffectsIT extends BothSessionsUp {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void shouldAskTheVenueForTheGapWhenTheNumberIsSetBack() {
        session("simx-fix", "'action':'logout'");
        gateway.awaitState("simx-fix", false);
        await().atMost(LIMIT).until(() -> {
            JsonNode now = gateway.session("simx-fix");
            return now.path("expectedLive").asLong()
                    == now.path("expectedCommitted").asLong();
        });
        long target = gateway.session("simx-fix").path("expectedLive").asLong();
        long duplicates = gateway.gateway().journalStage().counters().duplicates.longValue();

        HttpResponse<String> moved = session(
                "simx-fix", "'action':'set-seq','nextTarget':%d,'expectedTarget':%d".formatted(target - 3, target + 1));
        HttpResponse<String> set = session(
                "simx-fix", "'action':'set-seq','nextTarget':%d,'expectedTarget':%d".formatted(target - 3, target));
        session("simx-fix", "'action':'connect'");

        assertThat(moved.statusCode()).isEqualTo(409);
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
        assertThat(gateway.json(set).path("after").path("nextTarget").asLong()).isEqualTo(target - 3);
        awaitReceived("simx-fix", "ResendRequest " + (target - 3) + "..");
        await("the venue's messages once more, dropped")
                .atMost(LIMIT)
                .until(() ->
                        gateway.gateway().journalStage().counters().duplicates.longValue() > duplicates);
        await("the gap closed again")
                .atMost(LIMIT)
                .until(() ->
                        gateway.session("simx-fix").path("expectedCommitted").asLong() > target);
        JsonNode gap = gateway.session("simx-fix").path("gaps").path(0);
        assertThat(gap.path("from").asLong()).isEqualTo(target - 3);
        assertThat(gap.path("state").asString()).isEqualTo("FILLED");
        assertThat(gap.path("filledBy").asString()).isIn("RESEND", "GAP_FILL");
        assertThat(Instant.parse(gap.path("openedAt").asString())).isAfter(Instant.EPOCH);
    }

    @Test
    void shouldAskTheVenueAgainWhenAResendIsRequested() {
        for (String id : BOTH) {
            await().atMost(LIMIT)
                    .until(() -> gateway.session(id).path("expectedLive").asLong() > 20);
        }
        long duplicates = xbpDuplicates();

        session("simx-fix", "'action':'resend-request','from':5,'to':9");
        session("simy-xbp", "'action':'resend-request','from':5,'to':9");
        BOTH.forEach(id -> session(id, "'action':'test-request'"));

        awaitReceived("simx-fix", "ResendRequest 5..9");
        awaitReceived("simy-xbp", "ResendRequest 5+5");
        BOTH.forEach(id -> awaitReceived(id, "TestRequest"));
        await("five messages again, dropped").atMost(LIMIT).until(() -> xbpDuplicates() >= duplicates + 5);
    }

    private static long xbpDuplicates() {
        return gateway.session("simy-xbp").path("counters").path("duplicates").asLong();
    }

    @Test
    void shouldLogOnWithAResetInANewEpochWhenReset() {
        for (String id : BOTH) {
            int epoch = gateway.session(id).path("epoch").asInt();

            HttpResponse<String> moved = session(id, "'action':'reset','expectedEpoch':99");
            HttpResponse<String> loggedOn = session(id, "'action':'reset','expectedEpoch':" + epoch);
            HttpResponse<String> answer = session(id, "'action':'reset','force':true,'expectedEpoch':" + epoch);

            assertThat(moved.statusCode()).isEqualTo(409);
            assertThat(moved.body()).contains("epoch is " + epoch);
            assertThat(loggedOn.statusCode()).isEqualTo(409);
            assertThat(loggedOn.body()).contains("force");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            awaitReceived(id, "Logon reset");
            await(id + " in a later epoch")
                    .atMost(LIMIT)
                    .until(() -> gateway.session(id).path("epoch").asInt() > epoch
                            && gateway.session(id).path("expectedCommitted").asLong() > 5);
            gateway.awaitState(id, true);
        }
    }

    @Test
    void shouldStayDownWhenDisabledUntilEnabled() {
        for (String id : BOTH) {
            long logouts = gateway.venueReceived(id, "Logout");
            session(id, "'action':'disable'");
            gateway.awaitState(id, false);
            gateway.awaitVenueReceives(id, "Logout", logouts);
            long logons = gateway.venueReceived(id, "Logon");

            HttpResponse<String> connect = session(id, "'action':'connect'");
            boolean enabled = gateway.session(id).path("enabled").asBoolean();
            HttpResponse<String> enable = session(id, "'action':'enable'");

            gateway.awaitVenueReceives(id, "Logon", logons);
            assertThat(connect.statusCode()).isEqualTo(409);
            assertThat(connect.body()).contains("enable connects it");
            assertThat(enabled).isFalse();
            assertThat(enable.statusCode()).as(enable.body()).isEqualTo(200);
            gateway.awaitState(id, true);
            assertThat(gateway.session(id).path("enabled").asBoolean()).isTrue();
        }
    }

    @Test
    void shouldGoOnAtAnotherEndpointWhenSwitchedWhetherLoggedOnOrOut() {
        for (String id : BOTH) {
            String second = gateway.secondEndpoint(id);
            String first = second.replace("localhost", "127.0.0.1");

            HttpResponse<String> unknown = session(id, "'action':'switch-endpoint','endpoint':'127.0.0.1:1'");
            HttpResponse<String> none = session(id, "'action':'switch-endpoint'");
            HttpResponse<String> live = session(id, "'action':'switch-endpoint','endpoint':'" + second + "'");
            awaitLoggedOnAt(id, second);
            session(id, "'action':'logout'");
            gateway.awaitState(id, false);
            HttpResponse<String> down = session(id, "'action':'switch-endpoint','endpoint':'" + first + "'");
            session(id, "'action':'connect'");
            awaitLoggedOnAt(id, first);

            assertThat(unknown.statusCode()).isEqualTo(400);
            assertThat(unknown.body()).contains(second);
            assertThat(none.statusCode()).isEqualTo(400);
            assertThat(live.statusCode()).as(live.body()).isEqualTo(200);
            assertThat(down.statusCode()).as(down.body()).isEqualTo(200);
        }
    }

    private static void awaitLoggedOnAt(String id, String endpoint) {
        await(id + " at " + endpoint).atMost(LIMIT).until(() -> {
            JsonNode now = gateway.session(id);
            return now.path("loggedOn").asBoolean()
                    && now.path("endpoint").asString().equals(endpoint);
        });
    }

    @Test
    void shouldBeginANewStreamOnceWhenRolled() {
        String stream = stream();

        HttpResponse<String> blind = drill("journal", "'action':'force-roll'");
        HttpResponse<String> wrong = drill("journal", "'action':'force-roll','expectedStream':'G1XXXXXX00'");
        HttpResponse<String> rolled = drill("journal", "'action':'force-roll','expectedStream':'" + stream + "'");
        HttpResponse<String> again = drill("journal", "'action':'force-roll','expectedStream':'" + stream + "'");

        assertThat(blind.statusCode()).isEqualTo(400);
        assertThat(wrong.statusCode()).isEqualTo(409);
        assertThat(rolled.statusCode()).as(rolled.body()).isEqualTo(200);
        assertThat(gateway.json(rolled).path("before").path("streamName").asString())
                .isEqualTo(stream);
        assertThat(stream())
                .isNotEqualTo(stream)
                .isEqualTo(gateway.json(rolled).path("after").path("streamName").asString());
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(gateway.get("/actuator/auditevents?type=COMMAND_ENDED", VIEWER)
                        .body())
                .contains("force-roll", stream);
    }

    private static String stream() {
        return gateway.json(gateway.get("/actuator/journal", VIEWER))
                .path("streamName")
                .asString();
    }

    @Test
    void shouldSendNothingOnAChannelThatIsDisabledAndGoOnOnTheOther() {
        drill("feed/a", "'action':'disable'");
        awaitMoreDatagrams("b", 1);
        long silent = datagrams("a");
        awaitMoreDatagrams("b", 20);
        long stillSilent = datagrams("a");
        drill("feed/a", "'action':'enable'");

        awaitMoreDatagrams("a", 20);
        assertThat(stillSilent).isEqualTo(silent);
    }

    private static void awaitMoreDatagrams(String channel, int count) {
        long before = datagrams(channel);
        await("datagrams on " + channel).atMost(LIMIT).until(() -> datagrams(channel) >= before + count);
    }

    private static long datagrams(String channel) {
        return gateway.json(gateway.get("/actuator/feed/" + channel, VIEWER))
                .path("packets")
                .asLong();
    }

    @Test
    void shouldAnswerABlockedReceiverNothing() throws IOException {
        long refused = requests("refused");

        HttpResponse<String> block = drill("feed/clients", "'action':'block','address':'127.0.0.1'");
        askForMessages();
        await("request refused").atMost(LIMIT).until(() -> requests("refused") == refused + 1);
        HttpResponse<String> unblock = drill("feed/clients", "'action':'unblock','address':'127.0.0.1'");
        long answered = requests("answered");
        askForMessages();

        await("request answered").atMost(LIMIT).until(() -> requests("answered") == answered + 1);
        await("the client and its budget").atMost(LIMIT).until(() -> {
            JsonNode client = gateway.json(gateway.get("/actuator/feed", VIEWER))
                    .path("retransmission")
                    .path("clients")
                    .path(0);
            return client.path("address").asString("").equals("127.0.0.1")
                    && client.path("packetsLeft").asLong() > 0
                    && client.path("packets").asLong() > 0;
        });
        assertThat(gateway.json(block).path("after").path("blocked").get(0).asString())
                .isEqualTo("127.0.0.1");
        assertThat(gateway.json(unblock).path("after").path("blocked")).isEmpty();
        assertThat(drill("feed/clients", "'action':'block','address':'localhost'")
                        .statusCode())
                .isEqualTo(400);
    }

    private static long requests(String result) {
        return gateway.json(gateway.get("/actuator/feed", VIEWER))
                .path("retransmission")
                .path("requests")
                .path(result)
                .asLong();
    }

    /** MoldUDP64: session, first number, how many. */
    private static void askForMessages() throws IOException {
        byte[] request = new byte[20];
        System.arraycopy(MoldHeader.session(stream()), 0, request, 0, 10);
        request[17] = 1;
        request[19] = 1;
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            socket.send(new DatagramPacket(
                    request,
                    request.length,
                    gateway.gateway().retransmissionServer().address()));
        }
    }

    private static void awaitReceived(String id, String beginning) {
        await(id + " received " + beginning).atMost(LIMIT).until(() -> gateway.venueReceived(id).stream()
                .anyMatch(line -> line.startsWith(beginning)));
    }

    private static HttpResponse<String> session(String id, String body) {
        return drill("sessions/" + id, body);
    }

    private static HttpResponse<String> drill(String target, String body) {
        String json = ("{" + body + ",'reason':'drill'}").replace('\'', '"');
        return gateway.post("/actuator/" + target, OPERATOR, json);
    }
}
