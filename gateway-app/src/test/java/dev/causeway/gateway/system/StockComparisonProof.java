package dev.causeway.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.gateway.stock.StockGateway;
import dev.causeway.mock.MockVenues;
import dev.causeway.mock.fix.FixVenueOptions;
import dev.causeway.mock.sim.Instruments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same venue, the same SIGKILLs in flow, two gateways: QuickFIX/J's {@code FileStore} before an asynchronous pipeline
 * loses what was in the pipeline, ours loses nothing. The stock one's consumer works {@value #WORK_MICROS} microseconds a
 * message, so that at {@value #RATE} messages a second it just keeps up, and its queue holds 8192: a window that is made
 * wide, not made up. Run by {@code -Pcrash}; {@code -Dcauseway.stock.kills=N}.
 */
class StockComparisonProof {
    private static final int KILLS = Integer.getInteger("causeway.stock.kills", 5);
    private static final int RATE = 2_000;
    private static final int WORK_MICROS = 400;
    private static final long MAX_FLOW_MILLIS = 1_500;
    private static final Duration LIMIT = Duration.ofSeconds(120);
    /** What was sent while no gateway ran has to be worked off, more of it with each kill. */
    private static final Duration QUIET_LIMIT = LIMIT.plusSeconds(60L * KILLS);

    private static final Pattern COMPARED = Pattern.compile("lost (\\d+), doubled (\\d+)");
    private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+),");

    private final long seed = Long.getLong("causeway.seed", System.nanoTime());

    /** What the narrow window loses is printed and not asserted: it may be nothing. */
    @Test
    void shouldLoseNothingWhereAStockGatewayLosesMessagesWhenBothAreKilledTheSameWay(@TempDir Path directory)
            throws Exception {
        System.out.println("StockComparisonProof seed " + seed + " (repeat with -Dcauseway.seed=" + seed + ")");

        System.out.println("| gateway | kills | messages | lost | doubled |\n|---|---|---|---|---|");
        Counts wide = stock(Files.createDirectory(directory.resolve("wide")), WORK_MICROS);
        System.out.println(wide.row("QuickFIX/J FileStore, queue, " + WORK_MICROS + " us of work a message"));
        Counts narrow = stock(Files.createDirectory(directory.resolve("narrow")), 0);
        System.out.println(narrow.row("QuickFIX/J FileStore, queue, a line a message"));
        Counts ours = ours(Files.createDirectory(directory.resolve("ours")));
        System.out.println(ours.row("Causeway"));

        assertThat(wide.lost()).isPositive();
        assertThat(narrow.sent()).isGreaterThan(KILLS);
        assertThat(ours.sent()).isGreaterThan(KILLS);
        assertThat(ours.lost() + ours.doubled()).isZero();
    }

    /** The comparison of venue and feed also looks at the order, and fails when it finds a difference. */
    private Counts ours(Path directory) throws Exception {
        try (Rig rig = new Rig(directory)) {
            killOurs(rig, directory);
            Matcher said = COMPARED.matcher(rig.compare());
            assertThat(said.find()).isTrue();
            int sent = numbers(directory.resolve("fix-CAUSEWAY.jsonl")).size();
            return new Counts(KILLS, sent, Integer.parseInt(said.group(1)), Integer.parseInt(said.group(2)));
        }
    }

    private void killOurs(Rig rig, Path directory) throws Exception {
        Random random = new Random(seed);
        try (MockVenues venues = venue(directory)) {
            rig.useFixVenue(venues.fix().port());
            JavaProcess listener = rig.startListener("--gap-timeout", "120s");
            for (int kill = 1; kill <= KILLS; kill++) {
                JavaProcess gateway = startInFlow(rig, directory);
                TimeUnit.MILLISECONDS.sleep(random.nextLong(MAX_FLOW_MILLIS));
                gateway.kill();
            }
            JavaProcess last = startInFlow(rig, directory);
            venues.fix().pause();
            rig.awaitQuietFeed(QUIET_LIMIT);
            last.terminate(LIMIT);
            assertThat(listener.terminate(LIMIT)).isZero();
        }
    }

    /** Until the venue has sent messages in this life of a gateway, and the feed has got some. */
    private static JavaProcess startInFlow(Rig rig, Path directory) throws IOException {
        Path venueLog = directory.resolve("fix-CAUSEWAY.jsonl");
        long before = size(venueLog);
        JavaProcess gateway = rig.startGateway();
        awaitBeyond(venueLog, before);
        rig.awaitFeedBeyond(rig.feedBytes(), LIMIT);
        return gateway;
    }

    private Counts stock(Path directory, int workMicros) throws Exception {
        Random random = new Random(seed);
        Path lines = directory.resolve("lines.txt");
        try (MockVenues venues = venue(directory)) {
            for (int kill = 1; kill <= KILLS; kill++) {
                try (JavaProcess gateway = stockGateway(venues, directory, workMicros)) {
                    awaitBeyond(lines, size(lines));
                    TimeUnit.MILLISECONDS.sleep(random.nextLong(MAX_FLOW_MILLIS));
                    gateway.kill();
                }
            }
            try (JavaProcess last = stockGateway(venues, directory, workMicros)) {
                awaitBeyond(lines, size(lines));
                venues.fix().pause();
                awaitQuiet(lines);
                last.kill();
            }
        }
        return count(directory.resolve("fix-CAUSEWAY.jsonl"), lines);
    }

    private MockVenues venue(Path directory) {
        return MockVenues.start(
                FixVenueOptions.standard(
                        new FixVenueOptions.Traffic(seed, Instruments.first(5), RATE, 0, 512L << 20), directory),
                null);
    }

    private static JavaProcess stockGateway(MockVenues venues, Path directory, int workMicros) throws IOException {
        return JavaProcess.startMain(
                "stock gateway",
                directory.resolve("stock.log"),
                StockGateway.class,
                List.of(
                        Integer.toString(venues.fix().port()),
                        directory.resolve("store").toString(),
                        directory.resolve("lines.txt").toString(),
                        Integer.toString(workMicros)));
    }

    private static void awaitBeyond(Path lines, long bytes) {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(() -> size(lines) > bytes);
    }

    private static void awaitQuiet(Path lines) {
        long[] sizeAndSince = {-1, System.nanoTime()};
        await().atMost(QUIET_LIMIT).until(() -> {
            if (size(lines) != sizeAndSince[0]) {
                sizeAndSince[0] = size(lines);
                sizeAndSince[1] = System.nanoTime();
            }
            return System.nanoTime() - sizeAndSince[1] > Duration.ofSeconds(4).toNanos();
        });
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private static Counts count(Path venueLog, Path lines) throws IOException {
        Set<Integer> missing = numbers(venueLog);
        int sent = missing.size();
        int doubled = 0;
        for (String line : Files.readAllLines(lines)) {
            doubled += missing.remove(Integer.parseInt(line)) ? 0 : 1;
        }
        return new Counts(KILLS, sent, missing.size(), doubled);
    }

    /** What the venue says it sent. */
    private static Set<Integer> numbers(Path venueLog) throws IOException {
        Set<Integer> numbers = new HashSet<>();
        for (String line : Files.readAllLines(venueLog)) {
            Matcher seq = SEQ.matcher(line);
            assertThat(seq.find()).as(line).isTrue();
            numbers.add(Integer.parseInt(seq.group(1)));
        }
        return numbers;
    }

    private record Counts(int kills, int sent, int lost, int doubled) {
        String row(String gateway) {
            return "| " + gateway + " | " + kills + " | " + sent + " | " + lost + " | " + doubled + " |";
        }
    }
}
