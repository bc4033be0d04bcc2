package dev.causeway.mock.sent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionFileTest {
    private static final byte KIND = 7;

    @TempDir
    private Path folder;

    private final PartsJson parts = new PartsJson();

    @Test
    void shouldGiveTheWholeRecordsAndGoOnBehindThemWhenTheLastIsTorn() throws Exception {
        write(1, 3);
        byte[] whole = Files.readAllBytes(state());
        byte[] log = Files.readAllBytes(log());
        write(4, 4);
        byte[] oneMore = Files.readAllBytes(state());
        byte[] logOfOneMore = Files.readAllBytes(log());

        for (int torn = whole.length; torn < oneMore.length; torn++) {
            Files.write(state(), Arrays.copyOf(oneMore, torn));
            Files.write(log(), logOfOneMore);

            assertThat(write(4, 4)).as("cut at %d", torn).containsExactly("1:m1", "2:m2", "3:m3");
            assertThat(Files.readAllBytes(state())).isEqualTo(oneMore);
            assertThat(Files.readAllBytes(log())).isEqualTo(logOfOneMore).startsWith(log);
        }
    }

    @Test
    void shouldCountTheLinesOfEarlierProcessesWhenResumed() {
        write(1, 3);

        SessionFile file = SessionFile.in(folder, "s");
        file.replay((kind, number, payload) -> {});
        SentLog log = file.openLog(log());

        assertThat(log.lines()).isEqualTo(3);
        log.close();
        file.close();
    }

    @Test
    void shouldRefuseWhenTheLogIsShorterThanTheRecordsSay() throws Exception {
        write(1, 3);
        Files.write(log(), new byte[1]);

        assertThatThrownBy(() -> write(4, 4))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("1 bytes are there");
    }

    /** What an earlier process left, then messages as a venue makes them. */
    private List<String> write(long from, long to) {
        List<String> seen = new ArrayList<>();
        try (SessionFile file = SessionFile.in(folder, "s")) {
            file.replay((kind, number, payload) -> {
                assertThat(kind).isEqualTo(KIND);
                seen.add(number + ":" + new String(payload, StandardCharsets.US_ASCII));
            });
            try (SentLog log = file.openLog(log())) {
                for (long seqNo = from; seqNo <= to; seqNo++) {
                    byte[] message = ("m" + seqNo).getBytes(StandardCharsets.US_ASCII);
                    log.write(1, seqNo, parts.begin("T"));
                    file.append(KIND, seqNo, message, message.length);
                }
            }
        }
        return seen;
    }

    private Path state() {
        return folder.resolve("s.state");
    }

    private Path log() {
        return folder.resolve("s.jsonl");
    }
}
