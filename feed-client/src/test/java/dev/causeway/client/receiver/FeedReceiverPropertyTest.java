package dev.causeway.client.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Random impairments; a failure prints the seed. */
class FeedReceiverPropertyTest {
    private static final int SCHEDULES = 10_000;
    private static final int AMPLE = 256;
    private static final int SCARCE = 16;

    @Test
    void shouldDeliverAllInOrderOrDeclareExactlyWhatNobodyCouldGiveWhenTheNetworkIsImpaired() {
        for (long seed = 1; seed <= SCHEDULES; seed++) {
            boolean scarce = seed % 4 == 0;
            ImpairedFeed feed = new ImpairedFeed(seed, settings(seed, scarce ? SCARCE : AMPLE));

            try {
                feed.run();
                check(feed, scarce ? SCARCE : AMPLE);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private static ReceiverSettings settings(long seed, int holdMessages) {
        ReceiverSettings.Join join = seed % 2 == 0 ? ReceiverSettings.Join.BEGINNING : ReceiverSettings.Join.FIRST_SEEN;
        return ReceiverSettings.DEFAULT
                .withHoldMessages(holdMessages)
                .withGapTimeout(Duration.ofSeconds(20))
                .withJoin(join);
    }

    private static void check(ImpairedFeed feed, int holdMessages) {
        assertThat(feed.events.lines.stream().filter(line -> line.startsWith("session")))
                .hasSize(1);
        List<Long> all = new ArrayList<>(feed.events.delivered);
        assertThat(all).isSorted().doesNotHaveDuplicates();
        all.addAll(feed.events.lost);
        all.sort(null);
        assertThat(all).isEqualTo(oneTo(feed.lastSeqNo));
        assertThat(feed.maxHeld).isLessThan(holdMessages);
        assertThat(feed.withheld).containsAll(feed.events.lost);
        if (feed.receiver.counters().value(FeedCounters.Total.HOLD_OVERFLOWS) == 0) {
            TreeSet<Long> nobodyGave = new TreeSet<>(feed.withheld);
            nobodyGave.removeAll(feed.arrived);
            assertThat(feed.events.lost).containsExactlyElementsOf(nobodyGave);
        }
    }

    private static List<Long> oneTo(long last) {
        List<Long> numbers = new ArrayList<>();
        for (long seqNo = 1; seqNo <= last; seqNo++) {
            numbers.add(seqNo);
        }
        return numbers;
    }
}
