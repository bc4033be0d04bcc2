package dev.causeway.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Wireshark's own MoldUDP64 dissector, by its command {@code tshark}, on a capture of the rig's ports.
 *
 * @param folder takes what it prints
 * @param ports UDP ports that carry MoldUDP64
 */
record Dissector(Path folder, List<Integer> ports) {
    /** From "note" on: what the feed client's README gives. */
    private static final String FAULTS = "_ws.malformed || _ws.expert.severity >= 0x400000";

    /** One datagram as the dissector reads it; {@code count} 0 is a heartbeat, 65535 an end of session. */
    record Packet(int port, String session, long sequence, int count, String payload) {
        boolean isEnd() {
            return count == 65_535;
        }

        private static Packet parse(String row) {
            String[] fields = row.split("\t", -1);
            return new Packet(
                    Integer.parseInt(fields[0]),
                    fields[1],
                    Long.parseLong(fields[2]),
                    Integer.parseInt(fields[3]),
                    fields[4]);
        }
    }

    /** Whether the command is there. */
    static boolean isThere() throws InterruptedException {
        try {
            return new ProcessBuilder("tshark", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * What is malformed or worth a note.
     *
     * @param withChecksums whether those were computed: a kernel leaves them out on its loopback
     */
    List<String> faults(Path capture, boolean withChecksums) throws IOException, InterruptedException {
        String check = String.valueOf(withChecksums).toUpperCase(java.util.Locale.ROOT);
        return run(capture, "-o", "ip.check_checksum:" + check, "-o", "udp.check_checksum:" + check, "-Y", FAULTS);
    }

    /** Every datagram to one of the ports. */
    List<Packet> packets(Path capture, int port) throws IOException, InterruptedException {
        List<String> rows = run(
                capture,
                "-Y",
                "udp.dstport == " + port,
                "-T",
                "fields",
                "-e",
                "udp.dstport",
                "-e",
                "moldudp64.session",
                "-e",
                "moldudp64.sequence",
                "-e",
                "moldudp64.count",
                "-e",
                "udp.payload");
        return rows.stream().map(Packet::parse).toList();
    }

    private List<String> run(Path capture, String... more) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("tshark", "-n", "-r", capture.toString()));
        for (int port : ports) {
            line.addAll(List.of("-d", "udp.port==" + port + ",moldudp64"));
        }
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
