package dev.causeway.gateway.outbound.multicast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.config.FeedProperties;
import dev.causeway.store.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What the protocol document says in numbers about the publishing side is what the code does. */
class FeedDocumentTest {
    private static final int REQUEST_PACKET_BYTES = 48;
    private static final int PACKET_HEADERS = 28;
    private static String document;

    @BeforeAll
    static void read() throws IOException {
        document = Files.readString(Path.of("../protocol-codec/doc/FEED.md")).replaceAll("\\s+", " ");
    }

    @Test
    void shouldSayHowMuchIsAnswered() {
        int answerBytes = RetransmissionOptions.MAX_BURST_PACKETS * (FeedPublisher.MAX_DATAGRAM_BYTES + PACKET_HEADERS);

        assertThat(document)
                .contains("Datagrams are at most %d bytes".formatted(FeedPublisher.MAX_DATAGRAM_BYTES))
                .contains("taken as at most %d), and answers in packets of at most %d bytes, at most %d a request"
                        .formatted(
                                RetransmissionOptions.MAX_MESSAGES,
                                FeedPublisher.MAX_DATAGRAM_BYTES,
                                RetransmissionOptions.MAX_BURST_PACKETS))
                .contains("at most %d × %d bytes (%,d with theirs), %d times as much"
                        .formatted(
                                RetransmissionOptions.MAX_BURST_PACKETS,
                                FeedPublisher.MAX_DATAGRAM_BYTES,
                                answerBytes,
                                answerBytes / REQUEST_PACKET_BYTES));
    }

    @Test
    void shouldSayWhatAFloodMeets() {
        assertThat(document)
                .contains("Past %d of them at once and %,d a second"
                        .formatted(IntakePace.FREE_AT_ONCE, IntakePace.FREE_PER_SECOND))
                .contains("every %.1f ms and takes at most %d at a time"
                        .formatted(IntakePace.PAUSE_NANOS / 1e6, IntakePace.MAX_A_TURN));
    }

    @Test
    void shouldSayWhatBoundsBulkRecovery() {
        assertThat(document)
                .contains("taken as at most %,d".formatted(BulkOptions.MAX_MESSAGES))
                .contains("longer than %d s for %d KB or to complete a request, and after %d s without one"
                        .formatted(
                                TimeUnit.NANOSECONDS.toSeconds(BulkOptions.STALL_NANOS),
                                BulkOptions.BUFFER_BYTES >> 10,
                                TimeUnit.NANOSECONDS.toSeconds(BulkOptions.IDLE_NANOS)));
    }

    @Test
    void shouldNameTheDefaultsOfTheSettings() {
        FeedProperties.Retransmission defaults = new Binder(new MapConfigurationPropertySource())
                .bindOrCreate("gateway.feed.retransmission", FeedProperties.Retransmission.class);

        assertThat(document)
                .contains("UDP unicast, port %d.".formatted(defaults.port()))
                .contains("TCP, port %d,".formatted(defaults.tcpPort()))
                .contains("as many clients as it takes (%d) or the address as many as one may have (%d)"
                        .formatted(defaults.maxTcpClients(), defaults.maxTcpClientsPerAddress()))
                .contains("one address (%,d by default, a tenth of it at once) and for all together (%,d)"
                        .formatted(defaults.packetsPerSecond(), defaults.totalPacketsPerSecond()));
    }

    @Test
    void shouldSayHowManyEndedStreamsAreAnsweredFor() {
        String[] words = {"none", "one", "two", "three", "four"};

        assertThat(document).contains("the last %s while the gateway runs".formatted(words[Journal.MAX_STREAMS - 1]));
    }

    @Test
    void shouldSayWhenAnIdleFeedSpeaks() {
        HeartbeatSchedule heartbeats = new HeartbeatSchedule(0);
        heartbeats.onData(0);

        assertThat(document).contains("after 5 ms, 50 ms, then every 500 ms, on both channels");
        assertThat(millisDue(heartbeats::due, 1_600)).containsExactly(5, 55, 555, 1_055, 1_555);
    }

    @Test
    void shouldSayHowLongAnEndIsTold() {
        EndOfSession end = new EndOfSession(new byte[10], 1, 0);

        assertThat(document).contains("At once, after 5 ms, 50 ms, then every 500 ms for 10 s");
        int[] said = millisDue(end::due, 20_000);
        assertThat(said).startsWith(0, 5, 55, 555);
        assertThat(said[said.length - 1]).isBetween(10_000, 10_100);
    }

    private static int[] millisDue(java.util.function.LongPredicate due, int endMillis) {
        return IntStream.range(0, endMillis)
                .filter(millis -> due.test(TimeUnit.MILLISECONDS.toNanos(millis)))
                .toArray();
    }
}
