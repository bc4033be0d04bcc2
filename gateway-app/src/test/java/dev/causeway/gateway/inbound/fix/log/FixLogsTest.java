package dev.causeway.gateway.inbound.fix.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.gateway.inbound.fix.log.FixLogSettings.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FixLogsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final String LOGON = "8=FIX.4.4\u000135=A\u000134=1\u0001554=canary-password\u000110=000\u0001";

    @TempDir
    Path directory;

    private final AtomicLong nanos = new AtomicLong(1_790_000_000_000_000_000L);

    @Test
    void shouldHaveAFileASessionInOrderWhenSeveralWrite() throws IOException {
        try (FixLogs logs = logs(Messages.ALL, 64 << 10)) {
            LogSink first = logs.sink("first");
            LogSink second = logs.sink("second");
            logs.start();
            for (int i = 0; i < 100; i++) {
                first.offer(LogKind.IN, "34=" + i + "\u0001");
                second.offer(LogKind.EVENT, "event " + i);
            }
        }

        assertThat(lines("first"))
                .hasSize(100)
                .allSatisfy(line -> assertThat(line.path("session").asString()).isEqualTo("first"));
        assertThat(lines("first").stream().map(line -> line.path("seq").asInt()))
                .isSorted();
        assertThat(lines("second").get(99).path("text").asString()).isEqualTo("event 99");
    }

    @Test
    void shouldCountAndSayOnceWhatIsMissingWhenTheBufferIsFull() throws IOException {
        FixLogs logs = logs(Messages.ALL, 64 << 10);
        LogSink sink = logs.sink("a");
        for (int i = 0; i < 2_000; i++) {
            sink.offer(LogKind.EVENT, "x".repeat(84));
        }
        long dropped = logs.dropped("a");

        logs.start();
        await().atMost(DEADLINE)
                .until(() -> Files.exists(file("a")) && !lines("a").isEmpty());
        sink.offer(LogKind.EVENT, "last");
        logs.close();

        assertThat(dropped).isBetween(1_000L, 1_999L);
        assertThat(logs.dropped("a")).isEqualTo(dropped);
        List<JsonNode> missing = lines("a").stream()
                .filter(line -> line.path("kind").asString().equals("missing"))
                .toList();
        assertThat(missing).singleElement().satisfies(line -> {
            assertThat(line.path("count").asLong()).isEqualTo(dropped);
            assertThat(line.path("text").asString()).isEqualTo("the buffer was full");
        });
        assertThat(lines("a")).hasSize((int) (2_000 - dropped) + 2);
    }

    @Test
    void shouldNotHoldTheSessionAndSayWhatIsMissingWhenTheDiskIsFull() throws IOException {
        Files.createSymbolicLink(file("a"), Path.of("/dev/full"));
        FixLogs logs = logs(Messages.ALL, 64 << 10);
        LogSink sink = logs.sink("a");
        LogSink other = logs.sink("b");
        logs.start();
        for (int i = 0; i < 7; i++) {
            sink.offer(LogKind.EVENT, "lost");
        }
        other.offer(LogKind.EVENT, "kept");
        await().atMost(DEADLINE).until(() -> logs.unwritten("a") == 7);

        Files.delete(file("a"));
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        sink.offer(LogKind.EVENT, "found");
        await().atMost(DEADLINE)
                .until(() -> Files.exists(file("a")) && lines("a").size() == 2);
        logs.close();

        assertThat(lines("a").get(0).path("kind").asString()).isEqualTo("missing");
        assertThat(lines("a").get(0).path("count").asLong()).isEqualTo(7);
        assertThat(lines("a").get(1).path("text").asString()).isEqualTo("found");
        assertThat(lines("b")).hasSize(1);
        assertThat(logs.unwritten("b")).isZero();
    }

    @Test
    void shouldKeepThePasswordOutOfEveryFileWhenLogonsAndEventsQuoteIt() throws IOException {
        try (FixLogs logs = logs(Messages.SESSION, 1 << 20)) {
            LogSink sink = logs.sink("a");
            logs.start();
            sink.offer(LogKind.OUT, LOGON);
            sink.offer(LogKind.EVENT, "Enqueued at pos 3: " + LOGON);
            sink.offer(LogKind.ERROR, "Invalid message: " + LOGON + LOGON);
            sink.offer(LogKind.OUT, "x".repeat(100_000) + LOGON);
        }

        String text = Files.readString(file("a"));
        assertThat(text).doesNotContain("canary").contains("554=***", "\"type\":\"A\"");
        assertThat(lines("a")).hasSize(4);
        assertThat(lines("a").get(3).path("cut-from").asInt()).isGreaterThan(100_000);
    }

    @Test
    void shouldTakeOnlyWhatIsAskedFor() {
        assertThat(logs(Messages.NONE, 64 << 10).sink("a").takesMessages(false)).isFalse();
        assertThat(logs(Messages.SESSION, 64 << 10).sink("a").takesMessages(false))
                .isTrue();
        assertThat(logs(Messages.SESSION, 64 << 10).sink("a").takesMessages(true))
                .isFalse();
        assertThat(logs(Messages.ALL, 64 << 10).sink("a").takesMessages(true)).isTrue();
    }

    @Test
    void shouldWriteNothingAndHaveNoThreadWhenItIsOff() {
        try (FixLogs logs = new FixLogs(FixLogSettings.OFF, nanos::get)) {
            LogSink sink = logs.sink("a");
            logs.start();
            sink.offer(LogKind.EVENT, "nowhere");

            assertThat(sink).isSameAs(LogSink.NONE);
            assertThat(directory).isEmptyDirectory();
        }
    }

    private FixLogs logs(Messages messages, int bufferBytes) {
        return new FixLogs(new FixLogSettings(directory, messages, 1 << 20, 3, bufferBytes), nanos::get);
    }

    private Path file(String session) {
        return directory.resolve(session + ".log");
    }

    private List<JsonNode> lines(String session) throws IOException {
        return Files.readAllLines(file(session)).stream().map(JSON::readTree).toList();
    }
}
