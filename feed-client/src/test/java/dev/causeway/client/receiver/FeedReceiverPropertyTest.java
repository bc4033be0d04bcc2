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
        System.out.println("seeds 1 to " + SCHEDULES);
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
                .withGapTimeout(Duration.ofSeconds(60))
                .withJoin(join);
    }

    private static void check(ImpairedFeed feed, int holdMessages) {
        assertThat(feed.maxHeld).isLessThan(holdMessages);
        String latest = feed.eras.get(feed.eras.size() - 1).name;
        assertThat(feed.events.session).isEqualTo(latest);
        for (Era era : feed.eras) {
            // A short session that ended without a word may never have been seen twice.
            if (era.endsOrderly || feed.events.deliveredOf.containsKey(era.name)) {
                check(era, feed);
            }
        }
    }

    private static void check(Era era, ImpairedFeed feed) {
        List<Long> lost = feed.events.lostOf.get(era.name);
        List<Long> all = new ArrayList<>(feed.events.deliveredOf.get(era.name));
        assertThat(all).isSorted().doesNotHaveDuplicates();
        all.addAll(lost);
        all.sort(null);
        assertThat(all).isEqualTo(oneTo(all.size()));
        boolean overflown = feed.receiver.counters().value(FeedCounters.Total.HOLD_OVERFLOWS) > 0;
        if (!era.endsOrderly) {
            // Cut short: the tail may be unknown, and the server had no time; what came was delivered.
            assertThat(all.size()).isLessThanOrEqualTo((int) era.lastSeqNo);
            assertThat(overflown || lost.stream().noneMatch(era.arrived::contains))
                    .isTrue();
            return;
        }
        assertThat(all.size()).isEqualTo((int) era.lastSeqNo);
        assertThat(era.withheld).containsAll(lost);
        if (!overflown) {
            TreeSet<Long> nobodyGave = new TreeSet<>(era.withheld);
            nobodyGave.removeAll(era.arrived);
            assertThat(lost).containsExactlyElementsOf(nobodyGave);
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
