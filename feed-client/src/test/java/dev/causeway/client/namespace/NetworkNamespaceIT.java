package dev.causeway.client.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.causeway.client.namespace.Scenario.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The listen command against losses that the kernel makes: {@code unshare -rn} gives a network of its own, nftables drops in
 * it. Needs user namespaces, {@code ip} (iproute2) and {@code nft} (nftables); skipped with a word where one is missing.
 */
class NetworkNamespaceIT {
    private static final long LIMIT_SECONDS = 90;
    private static final int RUNS = 3;
    private static final Pattern SEQ = Pattern.compile("^\\{\"seq\":(\\d+),");

    @TempDir
    private Path folder;

    private String said;

    @BeforeAll
    static void checkTools() throws Exception {
        assumeTrue(works("true"), "SKIPPED: no user and network namespaces here (unshare -rn)");
        assumeTrue(works("ip", "link", "set", "lo", "up"), "SKIPPED: no ip command (package iproute2)");
        assumeTrue(works("nft", "add table inet t"), "SKIPPED: no nft command (package nftables)");
    }

    @Test
    void shouldLoseAndRequestNothingWhenChannelAIsCutForTwoSeconds() throws Exception {
        runUndisturbed(Kind.A_CUT, "served 0");

        assertThat(printed()).isEqualTo(oneTo(Kind.A_CUT.messages));
        assertThat(said)
                .contains("\"requests\":0,")
                .contains("\"lost\":0,")
                .contains("served 0")
                .contains("channel A is silent")
                .contains("channel A is back");
    }

    @Test
    void shouldRequestOnceWhenTheSameNumberIsDroppedOnBoth() throws Exception {
        runUndisturbed(Kind.SAME_DROPPED, "served 1");

        assertThat(printed()).isEqualTo(oneTo(Kind.SAME_DROPPED.messages));
        assertThat(said)
                .contains("\"gaps\":1,\"requests\":1,")
                .contains("served 1")
                .contains("packets 2 ");
    }

    @Test
    void shouldFindTheLastMessageByHeartbeatWhenItIsDroppedOnBoth() throws Exception {
        runUndisturbed(Kind.LAST_DROPPED, "served 1");

        assertThat(printed()).isEqualTo(oneTo(Kind.LAST_DROPPED.messages));
        assertThat(said).contains("\"gaps\":1,\"requests\":1,").contains("packets 2 ");
    }

    @Test
    void shouldDeliverAllWhenBothChannelsLoseOnePercentOfAHundredThousandASecond() throws Exception {
        run(Kind.RANDOM_LOSS);

        assertThat(printed()).isEqualTo(oneTo(Kind.RANDOM_LOSS.messages));
        assertThat(said).contains("\"lost\":0,").contains("status 0");
        Matcher dropped = Pattern.compile("packets (\\d+) ").matcher(said);
        assertThat(dropped.find()).isTrue();
        assertThat(Long.parseLong(dropped.group(1))).isBetween(300L, 900L);
    }

    @Test
    void shouldDeclareLossAfterTheGapTimeoutAndNotBeforeWhenTheServerIsDown() throws Exception {
        run(Kind.SERVER_DOWN);

        List<Long> expected = oneTo(Kind.SERVER_DOWN.messages);
        expected.remove(Scenario.DROPPED);
        assertThat(printed()).isEqualTo(expected);
        Matcher after = Pattern.compile("lostAfterMillis (\\d+)").matcher(said);
        assertThat(after.find()).as(said).isTrue();
        assertThat(Long.parseLong(after.group(1))).isBetween(1_000L, 6_000L);
        assertThat(said).contains("lost 100 to 100").contains("\"lost\":1,").contains("status 1");
    }

    @Test
    void shouldDeclareLossAndGoOnWithThePresentWhenTheServerIsDownAtTwoHundredThousandASecond() throws Exception {
        run(Kind.SERVER_DOWN_AT_SPEED);

        List<Long> printed = printed();
        Matcher lost = Pattern.compile("\"lost\":(\\d+),").matcher(said);
        assertThat(lost.find()).as(said).isTrue();
        assertThat(printed).isSorted().doesNotHaveDuplicates().doesNotContain(Scenario.DROPPED_AT_SPEED);
        long last = printed.get(printed.size() - 1);
        assertThat(last).isGreaterThan(Kind.SERVER_DOWN_AT_SPEED.messages);
        assertThat(printed.size() + Long.parseLong(lost.group(1))).isEqualTo(last);
        assertThat(said).contains("lost " + Scenario.DROPPED_AT_SPEED + " to ");
    }

    /** A machine that stands still for 20 ms makes a client ask again, rightly: so up to three runs, one must show it. */
    private void runUndisturbed(Kind kind, String expected) throws Exception {
        for (int i = 0; i == 0 || i < RUNS && !said.contains(expected); i++) {
            run(kind);
        }
    }

    private void run(Kind kind) throws Exception {
        List<String> line = new ArrayList<>(List.of("unshare", "-rn"));
        line.addAll(Scenario.java());
        line.addAll(List.of(Scenario.class.getName(), kind.name(), out().toString()));
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        said = Files.readString(log);
        assertThat(ended).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    private Path out() {
        return folder.resolve("out");
    }

    private List<Long> printed() throws IOException {
        List<Long> numbers = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(out(), StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                Matcher matcher = SEQ.matcher(line);
                assertThat(matcher.find()).as(line).isTrue();
                numbers.add(Long.parseLong(matcher.group(1)));
            }
        }
        return numbers;
    }

    private static List<Long> oneTo(long last) {
        List<Long> numbers = new ArrayList<>();
        for (long seqNo = 1; seqNo <= last; seqNo++) {
            numbers.add(seqNo);
        }
        return numbers;
    }

    private static boolean works(String... command) throws InterruptedException {
        List<String> line = new ArrayList<>(List.of("unshare", "-rn"));
        line.addAll(List.of(command));
        try {
            return new ProcessBuilder(line)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
