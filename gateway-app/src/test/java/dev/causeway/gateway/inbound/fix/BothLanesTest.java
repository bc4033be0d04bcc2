package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * The same streams, legal and illegal, with the express lane and without: everything that can be seen of the session is the
 * same. {@code -Dlanes.streams=N} plays N of them, {@code -Dlanes.seed=S} from the seed S on.
 */
class BothLanesTest {
    private static final long NOON_MILLIS = 1_790_000_000_000L;
    private static final String[] VERSIONS = {"FIX.4.2", "FIX.4.4", "FIXT.1.1"};

    private record Seen(List<String> outcome, long messages, long express) {}

    private final Logger quiet = (Logger) LoggerFactory.getLogger("dev.causeway.gateway.inbound.fix");
    private final Logger engineQuiet = (Logger) LoggerFactory.getLogger("quickfix");
    private final Level level = quiet.getLevel();
    private final Level engineLevel = engineQuiet.getLevel();

    @BeforeEach
    void hush() {
        quiet.setLevel(Level.OFF);
        engineQuiet.setLevel(Level.OFF);
    }

    @AfterEach
    void speak() {
        quiet.setLevel(level);
        engineQuiet.setLevel(engineLevel);
    }

    @Test
    void shouldEndTheSameWhenMessagesTakeTheExpressLane() throws Exception {
        long first = Long.getLong("lanes.seed", System.nanoTime() >>> 8);
        int count = Integer.getInteger("lanes.streams", 60);
        long messages = 0;
        long express = 0;

        for (int i = 0; i < count; i++) {
            long seed = first + i;
            FixCounterparty counterparty =
                    new FixCounterparty(VERSIONS[i % VERSIONS.length], "LANE", "BOTH", null, null);
            FixRules rules = new FixRules(false, false, i % 7 == 1, i % 7 == 2, i % 7 == 3);
            VenueStream stream = new VenueStream(seed, counterparty, NOON_MILLIS);
            Seen slow = play(stream, counterparty, rules, 0);
            Seen both = play(stream, counterparty, rules, FixStageOptions.EXPRESS_MILLIS);

            assertThat(both.outcome())
                    .as("-Dlanes.seed=%d -Dlanes.streams=1 (%s)%n%s", seed, counterparty.beginString(), stream)
                    .isEqualTo(slow.outcome());
            messages += both.messages();
            express += both.express();
        }

        System.out.printf(
                "%d streams from seed %d: %d of %d messages took the lane%n", count, first, express, messages);
        assertThat(express).as("seed %d", first).isGreaterThan(messages / 50);
    }

    private static Seen play(VenueStream stream, FixCounterparty counterparty, FixRules rules, int millis)
            throws Exception {
        try (LaneSubject subject = new LaneSubject(counterparty, rules, millis, NOON_MILLIS)) {
            stream.play(subject);
            return new Seen(subject.outcome(), subject.view().counters().messages(), subject.express());
        }
    }
}
