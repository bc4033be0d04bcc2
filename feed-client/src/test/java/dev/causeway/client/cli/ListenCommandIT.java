package dev.causeway.client.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.client.capture.PcapWriter;
import dev.causeway.protocol.feed.sbe.MessageHeaderEncoder;
import dev.causeway.protocol.feed.sbe.QuoteEncoder;
import dev.causeway.protocol.mold.MoldHeader;
import dev.causeway.protocol.mold.MoldPacketWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in this process, on real multicast on lo; the error stream tells the ports it was given. */
class ListenCommandIT {
    private static final byte[] SESSION = MoldHeader.session("L126112101");
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Pattern PORTS = Pattern.compile("A 239\\.192\\.78\\.1:(\\d+), B 239\\.192\\.78\\.2:(\\d+)");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final ByteBuffer bytes = ByteBuffer.allocate(MoldPacketWriter.DEFAULT_MAX_LENGTH);
    private final UnsafeBuffer packet = new UnsafeBuffer(bytes);
    private final MoldPacketWriter writer = new MoldPacketWriter(packet, packet.capacity());
    private final PrintStream standardError = System.err;
    private DatagramChannel publisher;

    @BeforeEach
    void open() throws IOException {
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        publisher = DatagramChannel.open(StandardProtocolFamily.INET);
        publisher.setOption(StandardSocketOptions.IP_MULTICAST_IF, NetworkInterface.getByName("lo"));
        publisher.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 0);
    }

    @AfterEach
    void close() throws IOException {
        System.setErr(standardError);
        publisher.close();
    }

    @Test
    void shouldPrintEveryMessageAsJsonWhenHalfOfChannelAIsDropped() throws IOException {
        CompletableFuture<Integer> status = listen("--count", "20", "--drop-a", "50", "--summary-json");

        quotes(1, 20);

        assertThat(status.orTimeout(20, TimeUnit.SECONDS).join()).isZero();
        List<String> lines = Files.readAllLines(folder.resolve("out"));
        assertThat(lines).hasSize(20);
        assertThat(lines.get(19))
                .startsWith("{\"seq\":20,\"session\":\"L126112101\",\"template\":\"Quote\",\"sessionNo\":")
                .endsWith("\"bidPx\":\"20\",\"bidQty\":\"1\",\"askPx\":\"0.5\",\"askQty\":\"0\"}");
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("{\"messages\":20,\"firstSeq\":1,\"lastSeq\":20,")
                .contains("\"lost\":0");
    }

    @Test
    void shouldEndWithStatusOneWhenANumberWasLost() throws IOException {
        CompletableFuture<Integer> status = listen("--count", "2", "--gap-timeout", "50ms", "--format", "table");

        quotes(1, 1);
        quotes(3, 3);

        assertThat(status.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("lost 2 to 2")
                .contains("messages 2, first 1, last 3");
        assertThat(Files.readString(folder.resolve("out"))).contains("Quote").contains("bidPx=3");
    }

    @Test
    void shouldEndWithStatusTwoWhenTheOptionsAreWrong() {
        assertThat(run("listen", "--interface", "nowhere0")).isEqualTo(2);
        assertThat(run("listen", "--a", "10.0.0.1:15001")).isEqualTo(2);
        assertThat(run("listen", "--b", "239.192.0.1:99999")).isEqualTo(2);
        assertThat(run("listen", "--drop-a", "101")).isEqualTo(2);
        assertThat(run("listen", "--from", "2")).isEqualTo(2);
        assertThat(run("listen", "--gap-timeout", "soon")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("nowhere0, one of")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldPrintTheSameFromTheReplayWhenTheFeedWasRecorded() throws IOException {
        Path capture = folder.resolve("feed.pcap");
        CompletableFuture<Integer> status = listen("--count", "20", "--record", capture.toString());
        quotes(1, 20);
        assertThat(status.orTimeout(20, TimeUnit.SECONDS).join()).isZero();
        List<String> lines = Files.readAllLines(folder.resolve("out"));
        String[] recorded = {"239.192.78.1:" + port(ports(), 1), "239.192.78.2:" + port(ports(), 2)};
        errors.reset();

        CompletableFuture<Integer> again = listen("--count", "20", "--stats", "--filter", "template=Quote");
        String mapA = recorded[0] + "=239.192.78.1:" + port(ports(), 1);
        String mapB = recorded[1] + "=239.192.78.2:" + port(ports(), 2);
        int replayed = run("replay", capture.toString(), "--speed", "10", "--map", mapA, "--map", mapB);

        assertThat(replayed).as(errors.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(again.orTimeout(20, TimeUnit.SECONDS).join()).isZero();
        assertThat(Files.readAllLines(folder.resolve("out"))).isEqualTo(lines).hasSize(20);
        assertThat(run("replay", "nowhere.pcap")).isEqualTo(2);
        assertThat(run("replay", capture.toString(), "--speed", "-1")).isEqualTo(2);
        assertThat(run("replay", capture.toString(), "--map", recorded[0] + "=127.0.0.1:9"))
                .isEqualTo(2);
    }

    @Test
    void shouldTakeAsLongAsTheCaptureDividedByTheSpeedWhenItIsReplayed() throws IOException {
        Path capture = folder.resolve("paced.pcap");
        try (PcapWriter recording = new PcapWriter(capture)) {
            for (int i = 0; i <= 5; i++) {
                recording.write(i * 100_000_000L, new InetSocketAddress("239.192.78.9", 15_001), packet, 0, 20);
            }
        }
        long beginNanos = System.nanoTime();

        assertThat(run("replay", capture.toString(), "--speed", "2")).isZero();

        assertThat(System.nanoTime() - beginNanos).isGreaterThanOrEqualTo(250_000_000L);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("sent 6 datagrams");
    }

    private CompletableFuture<Integer> listen(String... more) {
        String[] fixed = {"listen", "--a", "239.192.78.1:0", "--b", "239.192.78.2:0", "--output"};
        String[] args = Stream.of(fixed, new String[] {folder.resolve("out").toString()}, more)
                .flatMap(Arrays::stream)
                .toArray(String[]::new);
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> run(args));
        await().atMost(DEADLINE).until(() -> ports().find() || status.isDone());
        return status;
    }

    private static int run(String... args) {
        return FeedClientCommand.run(args, new StopSignal());
    }

    private Matcher ports() {
        return PORTS.matcher(errors.toString(StandardCharsets.UTF_8));
    }

    private void quotes(long first, long last) throws IOException {
        Matcher ports = ports();
        assertThat(ports.find()).as(errors.toString(StandardCharsets.UTF_8)).isTrue();
        UnsafeBuffer message = new UnsafeBuffer(new byte[72]);
        for (long seqNo = first; seqNo <= last; seqNo++) {
            QuoteEncoder quote = new QuoteEncoder().wrapAndApplyHeader(message, 0, new MessageHeaderEncoder());
            quote.bidPx(seqNo * 100_000_000).bidQty(10_000).askPx(50_000_000).askQty(0);
            writer.begin(SESSION, seqNo);
            writer.tryAppend(message, 0, 72);
            int length = writer.finish();
            publisher.send(bytes.limit(length).position(0), new InetSocketAddress("239.192.78.1", port(ports, 1)));
            publisher.send(bytes.position(0), new InetSocketAddress("239.192.78.2", port(ports, 2)));
        }
    }

    private static int port(Matcher ports, int group) {
        assertThat(ports.reset().find()).isTrue();
        return Integer.parseInt(ports.group(group));
    }
}
