package dev.causeway.store.dump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.store.Journal;
import dev.causeway.store.JournalEntry;
import dev.causeway.store.JournalOptions;
import dev.causeway.store.MappedJournal;
import dev.causeway.store.MappedOutboundLog;
import dev.causeway.store.OutboundLog;
import dev.causeway.store.OutboundLogOptions;
import dev.causeway.store.RecordType;
import dev.causeway.store.SyncPolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as an operator uses it, on a journal of 100 records in segments of 4 KiB. */
class JournalDumpTest {
    private static final int COUNT = 100;
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path directory;
    private Journal journal;

    @BeforeEach
    void fill() {
        directory = temp.resolve("journal");
        journal = MappedJournal.open(new JournalOptions(directory, 4096, SyncPolicy.NONE, "boot-1", () -> 42));
        journal.beginStream("G126112101", 5);
        for (int i = 1; i <= COUNT; i++) {
            append(i);
        }
        journal.commit();
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void shouldListEverySegmentWhenStoreIsInUse() {
        assertThat(run("segments", directory.toString())).isZero();

        assertThat(lines()).hasSize(2);
        assertThat(lines().get(0)).startsWith("segment=1 ").contains("stream=G126112101", "base=1 ", "boot=boot-1");
    }

    @Test
    void shouldFilterBySessionNumberTimeTypeAndTemplate() {
        assertThat(run("records", directory.toString(), "--feed", "60..62")).isZero();
        assertThat(lines()).hasSize(3).allMatch(line -> line.contains("type=FEED_VENUE feed=6"));

        assertThat(run("records", directory.toString(), "--session", "1", "--venue-seq", "..9"))
                .isZero();
        assertThat(lines()).hasSize(5).allMatch(line -> line.contains("session=1 "));

        String[] times = {"--since", "1970-01-01T00:00:20Z", "--until", "1970-01-01T00:00:23Z"};
        assertThat(run("records", directory.toString(), times[0], times[1], times[2], times[3], "--type", "feed_venue"))
                .isZero();
        assertThat(lines()).hasSize(3).first().asString().startsWith("at=1970-01-01T00:00:20Z ");

        assertThat(run("records", directory.toString(), "--template", "11", "--limit", "7"))
                .isZero();
        assertThat(lines()).hasSize(7).allMatch(line -> line.contains(" template=11 "));

        assertThat(run("records", directory.toString(), "--type", "CHECKPOINT_END"))
                .isZero();
        assertThat(lines()).hasSize(2);
    }

    @Test
    void shouldPrintJsonAndBlankPasswordsWhenPayloadIsFix() {
        append(COUNT + 1, "8=FIX.4.4\00135=A\001554=canary\00196=canary\00110=000\001");
        journal.commit();

        assertThat(run("records", directory.toString(), "--json", "--feed", "101.."))
                .isZero();
        assertThat(out.toString())
                .contains("\"feed\":101")
                .contains("\"payload\":\"8=FIX.4.4|35=A|554=******|96=******|10=000|\"")
                .doesNotContain("canary");

        assertThat(run("records", directory.toString(), "--payload", "hex", "--feed", "101.."))
                .isZero();
        assertThat(out.toString())
                .doesNotContain(java.util.HexFormat.of().formatHex("canary".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void shouldShowOutboundMessagesWhenDirectoryIsAnOutboundLog() {
        Path at = temp.resolve("outbound");
        OutboundLogOptions options = OutboundLogOptions.of(at, () -> 42);
        try (OutboundLog log = MappedOutboundLog.open(options)) {
            byte[] message = "8=FIX.4.4\00135=A\001554=canary\001".getBytes(StandardCharsets.US_ASCII);
            log.reset(3, 7, 5);
            log.append(7, new UnsafeBuffer(message), 0, message.length, SECOND);

            assertThat(run("records", at.toString(), "--number", "7")).isZero();
        }

        assertThat(lines()).hasSize(1);
        assertThat(out.toString()).contains("type=MESSAGE number=7").contains("554=******|");
    }

    @Test
    void shouldShowWhatIsAppendedLaterWhenFollowing() throws Exception {
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(
                () -> run("records", directory.toString(), "--follow", "--feed", "99..", "--limit", "52"));
        for (int i = COUNT + 1; i <= COUNT + 50; i++) {
            append(i);
        }

        assertThat(status.get(20, TimeUnit.SECONDS)).isZero();
        assertThat(lines()).hasSize(52).last().asString().contains("feed=150 ");
    }

    @Test
    void shouldVerifyThenNameDamageThenOpenAgainWhenDeclaredLost() throws IOException {
        journal.close();
        assertThat(run("verify", directory.toString())).isZero();
        assertThat(out.toString()).startsWith("good: ").contains("FEED_VENUE=100");
        Path newest = newest();
        int damaged = damageFeed(newest, COUNT - 3);

        assertThat(run("verify", directory.toString())).isEqualTo(1);
        assertThat(err.toString()).contains(newest.toString(), "offset " + damaged);
        String segment =
                Long.toString(Long.parseLong(newest.getFileName().toString().replaceAll("\\D", "")));
        assertThat(declare(segment, damaged + 8)).isEqualTo(3);
        assertThat(run("verify", directory.toString())).isEqualTo(1);
        assertThat(declare(segment, damaged)).isZero();
        assertThat(out.toString()).contains("numbers from 97, next 98");

        assertThat(run("verify", directory.toString())).isZero();
        assertThat(out.toString()).contains("LOST=1");
        assertThat(run("records", directory.toString(), "--type", "LOST")).isZero();
        assertThat(out.toString()).contains("firstLost=97 next=98");
        assertThat(Files.readString(directory.resolve("lost-ranges.audit")))
                .contains("\"by\":\"operator\"", "\"reason\":\"bad block\"", "\"from\":" + damaged);
    }

    @Test
    void shouldRefuseToDeclareWhenStoreIsInUse() {
        assertThat(declare("1", 512)).isEqualTo(3);

        assertThat(err.toString()).contains("in use");
    }

    @Test
    void shouldSayWhatIsAllowedWhenUsageIsWrong() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("records", temp.resolve("none").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("not a directory");
        assertThat(run("records", directory.toString(), "--feed", "9..7")).isEqualTo(2);
        assertThat(err.toString()).contains("7..9");
        assertThat(run("declare-lost", directory.toString(), "--segment", "1")).isEqualTo(2);
    }

    private int declare(String segment, long offset) {
        return run(
                "declare-lost",
                directory.toString(),
                "--segment",
                segment,
                "--offset",
                Long.toString(offset),
                "--by",
                "operator",
                "--reason",
                "bad block");
    }

    private Path newest() throws IOException {
        try (var files = Files.list(directory)) {
            List<Path> segments = files.filter(file -> file.toString().endsWith(".seg"))
                    .sorted()
                    .toList();
            return segments.get(segments.size() - 1);
        }
    }

    /** Flips a bit of a record's payload; returns where the record stands. */
    private int damageFeed(Path file, long feedSeq) throws IOException {
        assertThat(run("records", directory.toString(), "--feed", Long.toString(feedSeq)))
                .isZero();
        int offset = Integer.parseInt(out.toString().replaceAll("(?s).* offset=(\\d+) .*", "$1"));
        byte[] bytes = Files.readAllBytes(file);
        bytes[offset + 50] ^= 1;
        Files.write(file, bytes);
        return offset;
    }

    private void append(int number) {
        append(number, "\0\0" + (char) (10 + number % 2) + "\0payload-" + number);
    }

    private void append(int number, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.US_ASCII);
        JournalEntry entry = new JournalEntry().payload(new UnsafeBuffer(bytes), 0, bytes.length);
        entry.type = RecordType.FEED_VENUE;
        entry.flags = JournalEntry.FIRST | JournalEntry.LAST;
        entry.sessionNo = number % 2;
        entry.epoch = 1;
        entry.venueSeqNo = number;
        entry.nextExpected = number + 1;
        entry.feedSeq = number;
        entry.epochNanos = number * SECOND;
        journal.append(entry);
    }

    private int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return JournalDump.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }
}
