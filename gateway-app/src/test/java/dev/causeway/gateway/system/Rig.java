package dev.causeway.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.mock.MockVenues;
import dev.causeway.mock.fix.FixVenueOptions;
import dev.causeway.mock.sim.Instrument;
import dev.causeway.mock.sim.Instruments;
import dev.causeway.mock.xbp.ReplayPolicy;
import dev.causeway.mock.xbp.XbpVenueOptions;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two simulated venues, a gateway and a listener, each a real process, on ports of their own. What the venues say they
 * sent is compared with what the listener wrote down.
 */
final class Rig implements AutoCloseable {
    static final String VIEWER_TOKEN = "token-of-the-system-tests";
    private static final String OPERATOR_TOKEN = "operators-token-of-the-system-tests";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration LOGON_LIMIT = Duration.ofSeconds(240);
    private static final long STORE_BYTES = 512L << 20;
    private static final List<String> SMALL_HEAP = List.of("-Xmx512m", "-XX:+UseSerialGC");

    private final Path directory;
    private final List<JavaProcess> processes = new ArrayList<>();
    private final int portA = freeUdpPort();
    private final int portB = freeUdpPort();
    private final int retransmissionPort = freeUdpPort();
    private final int managementPort = freeTcpPort();
    private final int bulkPort = freeTcpPort();
    private String fixSettings = "";
    private String segmentSize = "64MB";
    private int fixPort;
    private int xbpPort;
    private String moreSessions = "";
    private String fixHeartbeat = "5s";
    private String xbpHeartbeat = "1s";
    private boolean durableVenues;
    private boolean withXbp = true;

    Rig(Path directory) {
        this.directory = directory;
    }

    /** Venues that keep their numbers and messages when they are killed; before they start for the first time. */
    void keepVenues() {
        durableVenues = true;
    }

    /** Both protocols' interval; before the gateway starts. */
    void heartbeatEvery(Duration interval) {
        fixHeartbeat = interval.toMillis() + "ms";
        xbpHeartbeat = fixHeartbeat;
    }

    /**
     * Both venues, sending {@code count} messages each at {@code rate} a second once the gateway has asked for them. Started
     * again after their end they have the same ports.
     */
    JavaProcess startVenues(long seed, int rate, int count) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--fix-port", Integer.toString(fixPort),
                "--xbp-port", Integer.toString(xbpPort),
                "--seed", Long.toString(seed),
                "--rate", Integer.toString(rate),
                "--count", Integer.toString(count),
                "--log-dir", directory.toString()));
        if (durableVenues) {
            arguments.addAll(List.of("--state-dir", directory.resolve("venues").toString()));
        }
        JavaProcess venues = start("mock-exchange", "../mock-exchange/target/mock-exchange.jar", arguments);
        Matcher ready = venues.awaitOutput("READY fix=(\\d+) xbp=(\\d+)", START_LIMIT);
        fixPort = Integer.parseInt(ready.group(1));
        xbpPort = Integer.parseInt(ready.group(2));
        return venues;
    }

    /**
     * Both venues in the tests' own process, sending {@code rate} messages a second each once the gateway has asked for them,
     * until they are told to pause. They are the caller's; closed, their logs are whole.
     */
    MockVenues startPausableVenues(long seed, int rate) {
        List<Instrument> instruments = Instruments.first(5);
        MockVenues venues = MockVenues.start(
                FixVenueOptions.standard(
                        new FixVenueOptions.Traffic(seed, instruments, rate, 0, STORE_BYTES), directory),
                XbpVenueOptions.standard(
                        new XbpVenueOptions.Traffic(
                                seed, instruments, rate, 0, ReplayPolicy.ALL, STORE_BYTES, Integer.MAX_VALUE),
                        directory));
        useVenues(venues.fix().port(), venues.xbp().port());
        return venues;
    }

    /** Venues that run elsewhere. Their logs are expected in the rig's directory. */
    void useVenues(int fixPort, int xbpPort) {
        this.fixPort = fixPort;
        this.xbpPort = xbpPort;
    }

    /** As {@link #useVenues}, with a FIX venue alone. */
    void useFixVenue(int port) {
        fixPort = port;
        withXbp = false;
    }

    /** What the sessions' FIX and XBP entries say beyond the usual. */
    void configure(String fixSettings, String segmentSize) {
        this.fixSettings = fixSettings;
        this.segmentSize = segmentSize;
    }

    /** A listener from the stream's first message on, whose file is the one that is compared and waited for. */
    JavaProcess startListener(String... more) throws IOException {
        return startListener(feed(), more);
    }

    /** One more listener from the stream's first message on. */
    JavaProcess startListener(Path output, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "listen",
                "--a",
                "239.192.0.1:" + portA,
                "--b",
                "239.192.0.2:" + portB,
                "--interface",
                "lo",
                "--retransmission",
                "127.0.0.1:" + retransmissionPort,
                "--from",
                "1",
                "--format",
                "json",
                "--output",
                output.toString()));
        arguments.addAll(List.of(more));
        return start("listener", "../feed-client/target/feed-client.jar", arguments);
    }

    /** One more session, as YAML in braces, beside those of the simulated venues. Before the gateway starts. */
    void addSession(String yaml) {
        moreSessions += "    - " + yaml + "\n";
    }

    Path dataDirectory() {
        return directory.resolve("data");
    }

    /** The gateway, on the data directory of the gateways before it. */
    JavaProcess startGateway(String... jvmArguments) throws IOException {
        return start(
                "gateway",
                "target/gateway-app.jar",
                List.of("--spring.config.additional-location=" + configuration().toUri()),
                jvmArguments);
    }

    /** The gateway behind a command that runs it, for a place of its own. */
    JavaProcess startGatewayIn(List<String> place, String... jvmArguments) throws IOException {
        List<String> command = new ArrayList<>(place);
        command.addAll(JavaProcess.command(
                Path.of("target/gateway-app.jar"),
                List.of(jvmArguments),
                List.of("--spring.config.additional-location=" + configuration().toUri())));
        JavaProcess gateway =
                JavaProcess.start("gateway", directory.resolve("gateway-" + processes.size() + ".log"), command);
        processes.add(gateway);
        return gateway;
    }

    /** What the gateway's management answers to a viewer. */
    String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path))
                .header("Authorization", "Bearer " + VIEWER_TOKEN)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** The feed's stream now. */
    String streamName() throws IOException, InterruptedException {
        Matcher name = Pattern.compile("\"streamName\":\"(.{10})\"").matcher(get("/actuator/journal"));
        assertThat(name.find()).isTrue();
        return name.group(1);
    }

    /** An operator ends the feed's stream and begins the next. */
    void roll(String expectedStream) throws IOException, InterruptedException {
        String command = "{\"action\":\"force-roll\",\"reason\":\"test\",\"expectedStream\":\"%s\"}";
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + managementPort + "/actuator/journal"))
                .header("Authorization", "Bearer " + OPERATOR_TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(command.formatted(expectedStream)))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    void awaitLoggedOn(JavaProcess gateway) {
        gateway.awaitOutput("gateway G1 runs", START_LIMIT);
    }

    /** Until both sessions have logged on for the {@code times}-th time in this gateway's life. */
    void awaitLogons(JavaProcess gateway, int times) throws IOException {
        gateway.awaitOccurrences("session simy-xbp is up", times, LOGON_LIMIT);
        gateway.awaitOccurrences("session simx-fix is up", times, LOGON_LIMIT);
    }

    /** Until the venues have sent all they were asked to, and nothing has come on the feed for a while. */
    void awaitQuiet(JavaProcess venues, Duration limit) {
        venues.awaitOutput("DONE", limit);
        awaitQuietFeed(limit);
    }

    /** Until nothing has come on the feed for a while. */
    void awaitQuietFeed(Duration limit) {
        long[] sizeAndSince = {-1, System.nanoTime()};
        await("feed to go quiet").atMost(limit).until(() -> {
            long size = Files.size(feed());
            if (size != sizeAndSince[0]) {
                sizeAndSince[0] = size;
                sizeAndSince[1] = System.nanoTime();
            }
            return System.nanoTime() - sizeAndSince[1] > Duration.ofSeconds(4).toNanos();
        });
    }

    /** Runs the comparison of the venues' own logs with the listener's file; prints and returns what it said. */
    String compare() throws IOException, InterruptedException {
        List<String> sessions = new ArrayList<>(List.of("simx-fix=" + directory.resolve("fix-CAUSEWAY.jsonl")));
        if (withXbp) {
            sessions.add("simy-xbp=" + directory.resolve("xbp-CAUSEWAY.jsonl"));
        }
        return compare(sessions);
    }

    /** As {@link #compare()}, each session as its id, an equals sign and its venue's log. */
    String compare(List<String> sessions) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("compare", "--feed", feed().toString()));
        sessions.forEach(session -> arguments.addAll(List.of("--session", session)));
        JavaProcess compare = start("compare", "../mock-exchange/target/mock-exchange.jar", arguments);
        int status = compare.awaitExit(Duration.ofSeconds(120));
        String said = compare.text();
        assertThat(status).as("compare said:%n%s", said).isZero();
        return said;
    }

    /** Until the listener has written beyond {@code bytes}: a message of this life has come through. */
    void awaitFeedBeyond(long bytes, Duration limit) {
        await("feed beyond " + bytes + " bytes")
                .atMost(limit)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> feedBytes() > bytes);
    }

    /** How much the listener has written so far. */
    long feedBytes() throws IOException {
        return Files.exists(feed()) ? Files.size(feed()) : 0;
    }

    Path feed() {
        return directory.resolve("feed.jsonl");
    }

    /** Where long ranges can be had, as a listener's option wants it. */
    String bulkServer() {
        return "127.0.0.1:" + bulkPort;
    }

    /** Of channel A, channel B and the retransmission server. */
    List<Integer> feedPorts() {
        return List.of(portA, portB, retransmissionPort);
    }

    int managementPort() {
        return managementPort;
    }

    private JavaProcess start(String name, String jar, List<String> arguments, String... jvmArguments)
            throws IOException {
        List<String> jvm = new ArrayList<>(SMALL_HEAP);
        jvm.addAll(List.of(jvmArguments));
        Path output = directory.resolve(name + "-" + processes.size() + ".log");
        JavaProcess process = JavaProcess.start(name, output, Path.of(jar), jvm, arguments);
        processes.add(process);
        return process;
    }

    private Path configuration() throws IOException {
        return Files.writeString(directory.resolve("gateway.yaml"), """
                management.server.port: %d
                gateway:
                  data-dir: %s
                  security: { accounts: [{ name: tests, role: viewer, token: %s }, { name: operator, role: operator, token: %s }] }
                  store: { segment-size: %s }
                  sessions:
                    - { id: simx-fix, venue: SIMX, protocol: fix, endpoints: ["127.0.0.1:%d"], heartbeat-interval: %s, reconnect: { max: 2s },
                        fix: { begin-string: FIX.4.4, sender-comp-id: CAUSEWAY, target-comp-id: SIMX, symbols: [AAPL, EUR/USD]%s } }
                %s%s  feed:
                    channels:
                      a: { group: 239.192.0.1, port: %d, interface: lo, ttl: 0 }
                      b: { group: 239.192.0.2, port: %d, interface: lo, ttl: 0 }
                    retransmission: { bind: 127.0.0.1, port: %d, tcp-port: %d }
                """.formatted(
                        managementPort,
                        directory.resolve("data"),
                        VIEWER_TOKEN,
                        OPERATOR_TOKEN,
                        segmentSize,
                        fixPort,
                        fixHeartbeat,
                        fixSettings,
                        withXbp ? xbpSession() : "",
                        moreSessions,
                        portA,
                        portB,
                        retransmissionPort,
                        bulkPort));
    }

    private static int freeTcpPort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String xbpSession() {
        return """
                    - { id: simy-xbp, venue: SIMY, protocol: xbp, endpoints: ["127.0.0.1:%d"], heartbeat-interval: %s, reconnect: { max: 2s },
                        xbp: { comp-id: CAUSEWAY, secret: demo-secret } }
                """.formatted(xbpPort, xbpHeartbeat);
    }

    private static int freeUdpPort() {
        try (DatagramSocket probe = new DatagramSocket(0)) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        processes.forEach(JavaProcess::close);
    }
}
