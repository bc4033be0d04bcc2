package dev.causeway.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.client.feedside.QuotePackets;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example: taken out of it, compiled, and run against real multicast on lo. */
class ReadmeExampleIT {
    private static final String BEGIN = "```java\n";
    private static final int MESSAGES = 2_000;
    private static final long PACE_MILLIS = 10;

    @TempDir
    private Path folder;

    @Test
    void shouldCompileAndTakeTheFeedWhenTheReadmesExampleRuns() throws Exception {
        compile(example());
        int port = freePort();

        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "--add-opens",
                        "java.base/jdk.internal.misc=ALL-UNNAMED",
                        "-cp",
                        folder + ":" + System.getProperty("java.class.path"),
                        "Quotes",
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        try {
            publishUntilItEnds(process, port);
        } finally {
            process.destroyForcibly();
        }

        String said = Files.readString(folder.resolve("out"));
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).matches("(?s)(\\d+: 7 bid \\d+00000000\n){20,}last bid \\d+00000000\n");
    }

    @Test
    void shouldStayAnExampleOfTwentyLinesOfCode() throws IOException {
        List<String> lines = example()
                .lines()
                .filter(line -> !line.isBlank()
                        && !line.startsWith("import")
                        && !line.strip().startsWith("}"))
                .toList();

        assertThat(lines).hasSizeLessThanOrEqualTo(20);
    }

    private static String example() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        return readme.substring(begin, readme.indexOf("```", begin));
    }

    private void compile(String source) throws IOException {
        Path file = Files.writeString(folder.resolve("Quotes.java"), source);
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        file.toString());
        assertThat(status).isZero();
    }

    private static void publishUntilItEnds(Process process, int port) throws IOException, InterruptedException {
        QuotePackets packets = new QuotePackets("R126112101");
        try (DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET)) {
            channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, NetworkInterface.getByName("lo"));
            channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 0);
            for (long seqNo = 1; seqNo <= MESSAGES; seqNo++) {
                ByteBuffer packet = packets.data(seqNo, 1);
                channel.send(packet, new InetSocketAddress("239.192.0.1", port));
                channel.send(packet.rewind(), new InetSocketAddress("239.192.0.2", port));
                if (process.waitFor(PACE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
