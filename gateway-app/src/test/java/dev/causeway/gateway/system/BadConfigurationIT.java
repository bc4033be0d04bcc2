package dev.causeway.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.normalize.SessionDirectory;
import dev.causeway.store.Journal;
import dev.causeway.store.JournalOptions;
import dev.causeway.store.MappedJournal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One real start for each kind of refusal: it ends by itself, with a status that is not 0, and says key, value and what is
 * allowed; no stack trace. All run at once. The values themselves: {@code RefusedSettingsTest}, {@code RefusedStartTest}.
 */
class BadConfigurationIT {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Pattern STACK_TRACE = Pattern.compile("(?m)^\\s+at .+\\(");

    @TempDir
    private Path directory;

    private final List<Refusal> refusals = new ArrayList<>();

    /** One start and what its output must contain. */
    private record Refusal(JavaProcess gateway, List<String> told) {}

    @AfterEach
    void end() {
        refusals.forEach(refusal -> refusal.gateway().close());
    }

    @Test
    void shouldSayKeyValueAndWhatIsAllowedWhenTheStartIsRefused() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "a regular file");
        Path used = Files.createDirectories(directory.resolve("used/journal"));
        Path damaged = damagedJournal(directory.resolve("damaged/journal"));
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                FileChannel lock = FileChannel.open(
                        used.resolve("store.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            String port = Integer.toString(other.getLocalPort());
            refuse(
                    "typo",
                    List.of("--gateway.feed.channels.a.prt=1"),
                    "gateway.feed.channels.a.prt",
                    "no such setting");
            refuse(
                    "range",
                    List.of("--gateway.feed.channels.a.port=70000"),
                    "gateway.feed.channels.a.port",
                    "Value: 70000");
            refuse(
                    "interface",
                    List.of("--gateway.feed.channels.a.interface=nope0"),
                    "gateway.feed.channels.a.interface",
                    "Value: nope0",
                    "no such interface; there are: ");
            refuse(
                    "port",
                    List.of("--management.server.port=" + port),
                    "management.server.port",
                    "Value: " + port,
                    "another process listens on this port");
            refuse(
                    "file",
                    List.of("--gateway.data-dir=" + file.resolve("data")),
                    "gateway.data-dir",
                    "a writable directory");
            refuse(
                    "used",
                    List.of("--gateway.data-dir=" + used.getParent()),
                    "gateway.data-dir",
                    used + " is in use by another process");
            refuse(
                    "damaged",
                    List.of("--gateway.data-dir=" + damaged.getParent().getParent()),
                    "gateway.data-dir",
                    "File: " + damaged,
                    "Offset: ");

            for (Refusal refusal : refusals) {
                assertThat(refusal.gateway().awaitExit(LIMIT)).isEqualTo(1);
                assertThat(refusal.gateway().text()).contains(refusal.told()).doesNotContainPattern(STACK_TRACE);
            }
        }
    }

    private void refuse(String name, List<String> settings, String key, String... told) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--management.server.port=0",
                "--gateway.data-dir=" + directory.resolve(name + "-data"),
                "--gateway.store.segment-size=64KB",
                "--gateway.feed.retransmission.port=0"));
        arguments.removeIf(argument -> settings.get(0).startsWith(argument.substring(0, argument.indexOf('='))));
        arguments.addAll(settings);
        List<String> expected = new ArrayList<>(List.of("Property: " + key + "\n"));
        expected.addAll(List.of(told));
        refusals.add(new Refusal(
                JavaProcess.start(
                        "gateway " + name,
                        directory.resolve(name + ".log"),
                        Path.of("target/gateway-app.jar"),
                        List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                        arguments),
                expected));
    }

    /** A journal with one bit wrong in a record that others follow. */
    private static Path damagedJournal(Path journalDirectory) throws IOException {
        JournalOptions options =
                JournalOptions.of(journalDirectory, new SystemEpochNanoClock()).withSegmentBytes(64 << 10);
        try (Journal journal = MappedJournal.open(options)) {
            journal.beginStream("G1DAMAGE00", 0);
            new SessionDirectory(journal).identify("one", "DAMAGED", 'X', 0);
        }
        Path segment = journalDirectory.resolve("journal-0000000000000000001.seg");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("DAMAGED")] ^= 1;
        return Files.write(segment, bytes);
    }
}
