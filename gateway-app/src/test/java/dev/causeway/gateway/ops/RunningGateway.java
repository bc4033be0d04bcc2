package dev.causeway.gateway.ops;

import static org.awaitility.Awaitility.await;

import dev.causeway.client.FeedClient;
import dev.causeway.client.FeedClientBuilder;
import dev.causeway.client.receiver.ReceiverSettings.Join;
import dev.causeway.gateway.GatewayApplication;
import dev.causeway.gateway.wiring.Gateway;
import dev.causeway.mock.MockVenues;
import dev.causeway.mock.fix.FixVenueOptions;
import dev.causeway.mock.sim.Instruments;
import dev.causeway.mock.xbp.ReplayPolicy;
import dev.causeway.mock.xbp.XbpVenueOptions;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway in this process with both simulated venues, on ports of its own, spoken to by HTTP. */
final class RunningGateway implements AutoCloseable {
    static final String VIEWER = "viewer-token-123456";
    static final String OPERATOR = "operator-token-123456";
    static final String ADMIN = "admin-token-1234567";
    static final String PERSON_PASSWORD = "canary-person-password";
    static final String FIX_PASSWORD = "canary-fix-password";
    static final String XBP_SECRET = "canary-xbp-secret";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path directory;
    private final MockVenues venues;
    private ConfigurableApplicationContext context;

    RunningGateway(Path directory) {
        this.directory = directory;
        venues = MockVenues.start(
                FixVenueOptions.standard(
                        new FixVenueOptions.Traffic(7, Instruments.first(3), 200, 0, 16 << 20), directory),
                new XbpVenueOptions(
                        "127.0.0.1",
                        0,
                        List.of("CAUSEWAY"),
                        XBP_SECRET,
                        new XbpVenueOptions.Traffic(
                                7, Instruments.first(3), 200, 0, ReplayPolicy.ALL, 16 << 20, 1_000_000),
                        directory,
                        null));
    }

    RunningGateway start(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--logging.file.name=" + directory.resolve("gateway.log"),
                "--gateway.data-dir=" + directory.resolve("data"),
                "--gateway.store.segment-size=4MB",
                "--gateway.store.outbound-segment-size=64KB",
                "--gateway.operations.command-timeout=2s",
                "--gateway.feed.channels.a.group=239.192.7.1",
                "--gateway.feed.channels.a.port=" + freeUdpPort(),
                "--gateway.feed.channels.b.group=239.192.7.2",
                "--gateway.feed.channels.b.port=" + freeUdpPort(),
                "--gateway.feed.retransmission.port=0",
                "--gateway.feed.retransmission.tcp-port=0",
                "--gateway.security.accounts[0].name=viewer",
                "--gateway.security.accounts[0].role=viewer",
                "--gateway.security.accounts[0].token=" + VIEWER,
                "--gateway.security.accounts[1].name=operator",
                "--gateway.security.accounts[1].role=operator",
                "--gateway.security.accounts[1].token=" + OPERATOR,
                "--gateway.security.accounts[2].name=admin",
                "--gateway.security.accounts[2].role=admin",
                "--gateway.security.accounts[2].token=" + ADMIN,
                "--gateway.security.accounts[3].name=alice",
                "--gateway.security.accounts[3].role=operator",
                "--gateway.security.accounts[3].password=" + PERSON_PASSWORD));
        arguments.addAll(sessions());
        arguments.addAll(Arrays.asList(more));
        context = new SpringApplicationBuilder(GatewayApplication.class).run(arguments.toArray(String[]::new));
        return this;
    }

    private List<String> sessions() {
        return List.of(
                "--gateway.sessions[0].id=simx-fix",
                "--gateway.sessions[0].venue=SIMX",
                "--gateway.sessions[0].protocol=fix",
                "--gateway.sessions[0].endpoints[0]=127.0.0.1:" + venues.fix().port(),
                "--gateway.sessions[0].endpoints[1]=" + secondEndpoint("simx-fix"),
                "--gateway.sessions[0].heartbeat-interval=5s",
                "--gateway.sessions[0].fix.begin-string=FIX.4.4",
                "--gateway.sessions[0].fix.sender-comp-id=CAUSEWAY",
                "--gateway.sessions[0].fix.target-comp-id=SIMX",
                "--gateway.sessions[0].fix.username=trader",
                "--gateway.sessions[0].fix.password=" + FIX_PASSWORD,
                "--gateway.sessions[0].fix.symbols[0]=AAPL",
                "--gateway.sessions[1].id=simy-xbp",
                "--gateway.sessions[1].venue=SIMY",
                "--gateway.sessions[1].protocol=xbp",
                "--gateway.sessions[1].endpoints[0]=127.0.0.1:" + venues.xbp().port(),
                "--gateway.sessions[1].endpoints[1]=" + secondEndpoint("simy-xbp"),
                "--gateway.sessions[1].xbp.comp-id=CAUSEWAY",
                "--gateway.sessions[1].xbp.secret=" + XBP_SECRET);
    }

    /** The same venue under another name. */
    String secondEndpoint(String id) {
        return "localhost:"
                + (id.equals("simx-fix") ? venues.fix().port() : venues.xbp().port());
    }

    /** What reached the venue of this session. */
    List<String> venueReceived(String id) {
        return id.equals("simx-fix") ? venues.fix().received() : venues.xbp().received("CAUSEWAY");
    }

    /** How many of these reached the venue. */
    long venueReceived(String id, String beginning) {
        return venueReceived(id).stream()
                .filter(line -> line.startsWith(beginning))
                .count();
    }

    /** Waits until one more of these than before has reached the venue. */
    void awaitVenueReceives(String id, String beginning, long before) {
        await(id + "'s venue receives another " + beginning)
                .atMost(LIMIT)
                .until(() -> venueReceived(id, beginning) > before);
    }

    /** The FIX venue cuts the connection and forgets what it got from a number on. */
    void fixVenueForgets(int fromSeqNo) {
        venues.fix().forget(fromSeqNo);
    }

    /** A client of the feed, not started. */
    FeedClientBuilder feedClient() throws IOException {
        int port = Integer.parseInt(context.getEnvironment().getRequiredProperty("gateway.feed.channels.a.port"));
        return FeedClient.builder()
                .channelA("239.192.7.1", port)
                .retransmission(
                        "127.0.0.1", gateway().retransmissionServer().address().getPort())
                .bulk("127.0.0.1", gateway().bulkServer().address().getPort())
                .from(Join.BEGINNING);
    }

    void stop() {
        context.close();
    }

    Gateway gateway() {
        return context.getBean(Gateway.class);
    }

    int managementPort() {
        return port("local.management.port");
    }

    int mainPort() {
        return port("local.server.port");
    }

    private int port(String property) {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty(property));
    }

    void awaitState(String id, boolean loggedOn) {
        await(id + (loggedOn ? " logged on" : " logged out"))
                .atMost(LIMIT)
                .until(() -> session(id).path("loggedOn").asBoolean() == loggedOn);
    }

    JsonNode session(String id) {
        return json(get("/actuator/sessions/" + id, VIEWER));
    }

    JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    HttpResponse<String> get(String path, String token) {
        return send(request(managementPort(), path, token).GET());
    }

    HttpResponse<String> post(String path, String token, String body) {
        return send(request(managementPort(), path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    CompletableFuture<HttpResponse<String>> postLater(String path, String token, String body) {
        return HTTP.sendAsync(
                request(managementPort(), path, token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .timeout(LIMIT)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    JsonNode json(String text) {
        return JSON.readTree(text);
    }

    static HttpRequest.Builder request(int port, String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static int freeUdpPort() {
        try (DatagramSocket probe = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
        }
        venues.close();
    }
}
