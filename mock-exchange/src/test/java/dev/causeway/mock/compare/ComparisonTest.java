package dev.causeway.mock.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    private static final int MESSAGES = 20;

    @TempDir
    private Path folder;

    private final List<String> log = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private final StringWriter printed = new StringWriter();

    @BeforeEach
    void writeEqualSides() {
        bodies.add("\"template\":\"SessionDef\",\"sessionNo\":3,\"epoch\":1,\"venueSeqNo\":0,\"flags\":12,"
                + "\"instrumentId\":0,\"sessionId\":\"simx\",\"venue\":\"SIMX\",\"protocol\":\"F\"");
        bodies.add("\"template\":\"InstrumentDef\",\"sessionNo\":3,\"epoch\":1,\"venueSeqNo\":0,\"flags\":12,"
                + "\"instrumentId\":9,\"symbol\":\"AAPL\"");
        for (int seq = 1; seq <= MESSAGES; seq++) {
            String trade = "\"price\":\"10." + seq + "\",\"qty\":\"1\"";
            String book = "\"price\":\"9.5\",\"action\":1,\"side\":\"0\"";
            log.add("{\"epoch\":1,\"seq\":" + seq + ",\"type\":\"X\",\"parts\":["
                    + "{\"template\":\"Trade\",\"instrument\":\"AAPL\",\"fields\":{" + trade + "}},"
                    + "{\"template\":\"BookUpdate\",\"instrument\":\"AAPL\",\"fields\":{" + book + "}}]}");
            bodies.add(feed("Trade", seq, 4, trade + ",\"tradeId\":77"));
            bodies.add(feed("BookUpdate", seq, 8, book));
        }
    }

    @Test
    void shouldFindNothingWhenBothSidesAreEqual() throws IOException {
        assertThat(run(false, false)).isTrue();

        assertThat(printed.toString())
                .contains("session simx: sent 20, on feed 20, lost 0, doubled 0, out of order 0, wrong content 0");
    }

    @Test
    void shouldFindALostMessage() throws IOException {
        removeUnit(7);

        assertThat(run(false, false)).isFalse();

        assertThat(printed.toString()).contains("lost 1, doubled 0", "lost: epoch 1 number 7");
    }

    @Test
    void shouldFindALostTail() throws IOException {
        removeUnit(MESSAGES);

        assertThat(run(false, false)).isFalse();

        assertThat(printed.toString()).contains("lost 1", "lost: epoch 1 number 20");
    }

    @Test
    void shouldAcceptALostTailWhenTheListenerStoppedEarly() throws IOException {
        removeUnit(MESSAGES);

        assertThat(run(false, true)).isTrue();

        assertThat(printed.toString()).contains("sent 19, on feed 19");
    }

    @Test
    void shouldAcceptAMissingBeginningWhenTheListenerJoinedLate() throws IOException {
        removeUnit(1);
        assertThat(run(true, false)).isTrue();
        assertThat(run(false, false)).isFalse();

        assertThat(printed.toString()).contains("sent 19, on feed 19", "lost: epoch 1 number 1");
    }

    @Test
    void shouldMatchEpochsByTheirOrderWhenTheGatewayBeganSomeTheVenueNeverHeardOf() throws IOException {
        log.replaceAll(line -> secondEpoch(line, "\"seq\":1[0-9],.*|.*\"seq\":20,.*", 2));
        bodies.replaceAll(line -> secondEpoch(line, "\"venueSeqNo\":1[0-9],.*|.*\"venueSeqNo\":20,.*", 5));

        assertThat(run(false, false)).isTrue();
    }

    private static String secondEpoch(String line, String ofWhich, int epoch) {
        return line.matches(".*" + ofWhich) ? line.replace("\"epoch\":1,", "\"epoch\":" + epoch + ",") : line;
    }

    @Test
    void shouldFindADoubledMessage() throws IOException {
        bodies.addAll(2 + 2 * 9, List.copyOf(bodies.subList(2 + 2 * 4, 2 + 2 * 5)));

        assertThat(run(false, false)).isFalse();

        assertThat(printed.toString()).contains("lost 0, doubled 1, out of order 0", "doubled: epoch 1 number 5");
    }

    @Test
    void shouldFindAMessageOutOfOrder() throws IOException {
        Collections.swap(bodies, unit(4), unit(5));
        Collections.swap(bodies, unit(4) + 1, unit(5) + 1);

        assertThat(run(false, false)).isFalse();

        assertThat(printed.toString()).contains("lost 0, doubled 0, out of order 1, wrong content 0");
    }

    @Test
    void shouldFindWrongContent() throws IOException {
        bodies.set(unit(6), bodies.get(unit(6)).replace("\"10.6\"", "\"10.7\""));

        assertThat(run(false, false)).isFalse();

        assertThat(printed.toString())
                .contains("wrong content 1", "epoch 1 number 6 type X: part 1: price 10.6 expected, 10.7 there");
    }

    @Test
    void shouldFindAWrongInstrument() throws IOException {
        bodies.set(unit(6), bodies.get(unit(6)).replace("\"instrumentId\":9", "\"instrumentId\":8"));

        assertThat(run(false, false)).isFalse();

        assertThat(printed.toString()).contains("instrument AAPL was instrumentId 9, is 8");
    }

    @Test
    void shouldFindAMissingPart() throws IOException {
        bodies.remove(unit(6) + 1);

        assertThat(run(false, false)).isFalse();

        assertThat(printed.toString()).contains("number 6: ends without LAST", "2 feed messages expected, 1 there");
    }

    @Test
    void shouldFindAMessageThatWasNeverSent() throws IOException {
        bodies.add(feed("Trade", MESSAGES + 1, 12, "\"price\":\"1\",\"qty\":\"1\""));

        assertThat(run(false, false)).isFalse();

        assertThat(printed.toString()).contains("never sent: epoch 1 number 21");
    }

    @Test
    void shouldFindABreakInTheFeedsNumbers() throws IOException {
        Path feed = writeFeed();
        List<String> lines = Files.readAllLines(feed);
        lines.remove(1);
        Files.write(feed, lines);

        assertThat(compare(feed, false, false)).isFalse();

        assertThat(printed.toString()).contains("1 breaks in the numbers; first: 2 expected, 3 there");
    }

    private boolean run(boolean fromFirst, boolean untilLast) throws IOException {
        return compare(writeFeed(), fromFirst, untilLast);
    }

    private boolean compare(Path feed, boolean fromFirst, boolean untilLast) throws IOException {
        Path logFile = Files.write(folder.resolve("venue.jsonl"), log);
        return new Comparison(feed, Map.of("simx", logFile), fromFirst, untilLast).run(new PrintWriter(printed));
    }

    private Path writeFeed() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String body : bodies) {
            lines.add("{\"seq\":" + (lines.size() + 1) + ",\"session\":\"G126112101\"," + body + "}");
        }
        return Files.write(folder.resolve("feed.jsonl"), lines);
    }

    private void removeUnit(int seq) {
        bodies.subList(unit(seq), unit(seq) + 2).clear();
    }

    private static int unit(int seq) {
        return 2 * seq;
    }

    private static String feed(String template, int seq, int flags, String fields) {
        return "\"template\":\"" + template + "\",\"sessionNo\":3,\"epoch\":1,\"venueSeqNo\":" + seq + ",\"flags\":"
                + flags + ",\"instrumentId\":9," + fields;
    }
}
