package dev.causeway.client.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.causeway.client.feedside.QuotePackets;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A capture of a session before strangers: Wireshark's MoldUDP64 dissector, with the command that the README gives. Needs
 * {@code tshark}; skipped with a word where it is missing.
 */
class DissectorIT {
    private static final InetSocketAddress A = new InetSocketAddress("239.192.0.1", 15_001);
    private static final InetSocketAddress B = new InetSocketAddress("239.192.0.2", 15_002);
    private static final long EPOCH_NANOS = 1_795_000_000_000_000_000L;
    private static final int MESSAGES = 500;
    /** From "note" on; the dissector's comment on an end of session, which it takes for a request, is none. */
    private static final String FAULTS = "_ws.malformed || _ws.expert.severity >= 0x400000";

    @TempDir
    private Path folder;

    private final QuotePackets packets = new QuotePackets("W126112101");
    private long nowNanos = EPOCH_NANOS;

    @BeforeAll
    static void checkTool() throws InterruptedException {
        boolean found;
        try {
            found = new ProcessBuilder("tshark", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            found = false;
        }
        assumeTrue(found, "SKIPPED: no tshark command (package tshark)");
    }

    @Test
    void shouldFindEveryFieldAndNothingMalformedWhenWiresharkReadsTheCapture() throws Exception {
        Path capture = folder.resolve("session.pcap");
        int datagrams = record(capture);

        assertThat(tshark(capture, "-Y", FAULTS)).isEmpty();
        List<String> rows = tshark(
                capture,
                "-T",
                "fields",
                "-E",
                "separator=,",
                "-e",
                "moldudp64.session",
                "-e",
                "moldudp64.sequence",
                "-e",
                "moldudp64.count");
        assertThat(rows).hasSize(datagrams);
        assertThat(rows.get(0)).isEqualTo("W126112101,1,1");
        assertThat(rows.get(2)).isEqualTo("W126112101,2,2");
        assertThat(rows.get(datagrams - 3)).isEqualTo("W126112101," + (MESSAGES + 1) + ",0");
        assertThat(rows.get(datagrams - 1)).isEqualTo("W126112101," + (MESSAGES + 1) + ",65535");
    }

    @Test
    void shouldGiveTheReadersCommandWhenTheReadmeIsRead() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains("-Y '" + FAULTS + "'");
    }

    @Test
    void shouldComplainWhenAMessageCountIsWrong() throws Exception {
        Path capture = folder.resolve("wrong.pcap");
        try (PcapWriter writer = new PcapWriter(capture)) {
            ByteBuffer packet = packets.data(1, 3);
            packet.putShort(18, (short) 4);
            write(writer, A, packet);
        }

        List<String> rows = tshark(capture, "-Y", FAULTS);

        assertThat(rows).isNotEmpty();
    }

    /** Data of all sizes, heartbeats, end of session, on both channels; the number of datagrams. */
    private int record(Path capture) throws IOException {
        int datagrams = 0;
        try (PcapWriter writer = new PcapWriter(capture)) {
            int count = 1;
            for (long next = 1; next <= MESSAGES; next += packets.messageCount()) {
                ByteBuffer packet = packets.data(next, (int) Math.min(count++, MESSAGES - next + 1));
                datagrams += writeBoth(writer, packet);
            }
            datagrams += writeBoth(writer, packets.heartbeat(MESSAGES + 1));
            datagrams += writeBoth(writer, packets.endOfSession(MESSAGES + 1));
        }
        return datagrams;
    }

    private int writeBoth(PcapWriter writer, ByteBuffer packet) throws IOException {
        write(writer, A, packet);
        write(writer, B, packet);
        return 2;
    }

    private void write(PcapWriter writer, InetSocketAddress group, ByteBuffer packet) throws IOException {
        nowNanos += 1_000;
        writer.write(nowNanos, group, new UnsafeBuffer(packet), 0, packet.remaining());
    }

    /** The README's command and more. */
    private List<String> tshark(Path capture, String... more) throws Exception {
        List<String> line = new ArrayList<>(List.of("tshark", "-r", capture.toString()));
        line.addAll(List.of("-d", "udp.port==15001,moldudp64", "-d", "udp.port==15002,moldudp64"));
        line.addAll(List.of("-o", "ip.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE"));
        line.addAll(List.of(more));
        Path out = folder.resolve("tshark.out");
        Path errors = folder.resolve("tshark.err");
        Process process = new ProcessBuilder(line)
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        return Files.readAllLines(out);
    }
}
