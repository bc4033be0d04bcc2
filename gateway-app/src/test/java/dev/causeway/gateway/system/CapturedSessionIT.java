package dev.causeway.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.causeway.gateway.system.Dissector.Packet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole session of a real gateway, from its first heartbeat over an operator's roll to its stop, before strangers:
 * Wireshark's dissector reads what the listener recorded, and what the kernel saw on lo, requests and answers included.
 * Needs {@code tshark}, the latter also the right to capture; skipped with a word where one is missing.
 */
class CapturedSessionIT {
    private static final int COUNT = 3_000;
    private static final int RATE = 2_000;
    private static final Duration LIMIT = Duration.ofSeconds(120);

    @TempDir
    private static Path directory;

    private static Path recorded;
    private static Path captured;
    private static String captureSaid;
    private static List<Integer> ports;
    private static long delivered;
    private static String first;
    private static String second;

    @BeforeAll
    static void runASession() throws Exception {
        assumeTrue(Dissector.isThere(), "SKIPPED: no tshark command (package tshark)");
        recorded = directory.resolve("recorded.pcap");
        captured = directory.resolve("captured.pcap");
        try (Rig rig = new Rig(directory)) {
            ports = rig.feedPorts();
            JavaProcess capture = JavaProcess.start(
                    "dumpcap",
                    directory.resolve("dumpcap.log"),
                    List.of("dumpcap", "-q", "-P", "-B", "32", "-i", "lo", "-f", filter(), "-w", captured.toString()));
            try (capture) {
                capture.awaitOutputOrEnd("File: ", LIMIT);
                run(rig);
                captureSaid = capture.alive() && capture.terminate(LIMIT) == 0 ? "" : capture.text();
            }
        }
    }

    private static void run(Rig rig) throws Exception {
        JavaProcess venues = rig.startVenues(42, RATE, COUNT);
        JavaProcess listener = rig.startListener("--record", recorded.toString());
        JavaProcess lossy = rig.startListener(directory.resolve("lossy.jsonl"), "--drop-a", "5", "--drop-b", "5");
        listener.awaitOutput("listening on", LIMIT);
        lossy.awaitOutput("listening on", LIMIT);
        JavaProcess gateway = rig.startGateway();
        first = gateway.awaitOutput("runs: stream (\\S{10})", LIMIT).group(1);
        rig.awaitQuiet(venues, LIMIT);
        long bytesBefore = rig.feedBytes();
        rig.roll(first);
        rig.awaitFeedBeyond(bytesBefore, LIMIT);
        rig.awaitQuietFeed(LIMIT);
        second = rig.streamName();

        assertThat(gateway.terminate(LIMIT)).isEqualTo(143);
        assertThat(listener.terminate(LIMIT)).isZero();
        assertThat(lossy.terminate(LIMIT)).isZero();
        assertThat(lossy.text()).containsPattern("requests [1-9]");
        try (Stream<String> lines = Files.lines(rig.feed())) {
            delivered = lines.count();
        }
    }

    @Test
    void shouldBeWithoutAFaultAndCompleteWhenWiresharkReadsWhatTheListenerRecorded() throws Exception {
        Dissector dissector = new Dissector(directory, ports);

        assertThat(dissector.faults(recorded, true)).isEmpty();
        assertSessions(dissector.packets(recorded, ports.get(0)));
        assertSameOnBoth(dissector, recorded);
    }

    @Test
    void shouldBeWithoutAFaultAndCompleteWhenWiresharkReadsWhatTheKernelCaptured() throws Exception {
        assumeThat(captureSaid).as("SKIPPED: no right to capture on lo").isEmpty();
        Dissector dissector = new Dissector(directory, ports);

        assertThat(dissector.faults(captured, false)).isEmpty();
        assertSessions(dissector.packets(captured, ports.get(0)));
        assertSameOnBoth(dissector, captured);
        List<Packet> requests = dissector.packets(captured, ports.get(2));
        assertThat(requests).isNotEmpty().allMatch(request -> request.count() >= 1 && request.sequence() >= 1);
    }

    /** Both sessions from 1 to their ends, every number once, and as many messages as the listener delivered. */
    private static void assertSessions(List<Packet> packets) {
        Map<String, Long> next = new HashMap<>(Map.of(first, 1L, second, 1L));
        long messages = 0;
        for (Packet packet : packets) {
            assertThat(packet.sequence()).as(packet.toString()).isEqualTo(next.get(packet.session()));
            int count = packet.isEnd() ? 0 : packet.count();
            next.merge(packet.session(), (long) count, Long::sum);
            messages += count;
        }
        assertThat(messages).isEqualTo(delivered).isGreaterThan(2L * COUNT);
        assertThat(packets).filteredOn(Packet::isEnd).hasSizeGreaterThan(3).allMatch(end -> end.session()
                .equals(first));
        assertThat(packets).filteredOn(packet -> packet.count() == 0).isNotEmpty();
    }

    private static void assertSameOnBoth(Dissector dissector, Path capture) throws IOException, InterruptedException {
        List<String> onA = dissector.packets(capture, ports.get(0)).stream()
                .map(Packet::payload)
                .toList();
        List<String> onB = dissector.packets(capture, ports.get(1)).stream()
                .map(Packet::payload)
                .toList();
        assertThat(onA).isEqualTo(onB).noneMatch(String::isEmpty);
    }

    private static String filter() {
        return "udp and (port " + ports.get(0) + " or port " + ports.get(1) + " or port " + ports.get(2) + ")";
    }
}
