package dev.causeway.gateway.inbound.undelivered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.store.MemoryOutboundLog;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class UndeliveredRangeTest {
    private final MemoryOutboundLog log = new MemoryOutboundLog();
    private final UndeliveredRange range = new UndeliveredRange(log);

    @Test
    void shouldHoldEverythingForOpenUntilTheVenueSaysOtherwise() {
        send(3);
        assertThat(range.isOpen(1)).isTrue();

        range.acknowledged(2);
        range.acknowledged(1);

        assertThat(range.isOpen(2)).isFalse();
        assertThat(range.isOpen(3)).isTrue();
    }

    @Test
    void shouldNotBelieveANumberThatWasNeverUsed() {
        send(3);

        range.acknowledged(4);

        assertThat(range.isOpen(1)).isTrue();
    }

    @Test
    void shouldKeepTheRangeOfWhatIsToBeAsked() {
        send(9);
        range.add(5);
        range.add(7);
        range.add(3);
        assertThat(List.of(range.first(), range.last())).containsExactly(3L, 7L);
        assertThat(range.contains(6)).isTrue();

        range.passed(5);
        assertThat(List.of(range.first(), range.last())).containsExactly(6L, 7L);
        assertThat(range.contains(5)).isFalse();
        range.passed(7);

        assertThat(range.isEmpty()).isTrue();
        range.add(2);
        assertThat(List.of(range.first(), range.last())).containsExactly(2L, 2L);
    }

    @Test
    void shouldShowWhatIsOpenWhenTheEpochEnds() {
        send(5);
        range.acknowledged(3);

        assertThat(forgotten(range)).containsExactly(4L, 5L);
    }

    @Test
    void shouldShowWhatWasToldAndNotAskedWhenTheEpochEnds() {
        send(5);
        range.add(2);
        range.acknowledged(5);

        assertThat(forgotten(range)).startsWith(2L);
    }

    @Test
    void shouldShowNothingWhenTheVenueHasEverything() {
        send(5);
        range.acknowledged(5);

        assertThat(forgotten(range)).isEmpty();
    }

    @Test
    void shouldForgetWithTheEpoch() {
        send(5);
        range.acknowledged(4);
        range.add(2);

        log.reset(2, 1, 0);
        send(5);

        assertThat(range.isEmpty()).isTrue();
        assertThat(range.isOpen(1)).isTrue();
        assertThat(forgotten(range)).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void shouldCopyWhatItIsNow() {
        send(5);
        range.acknowledged(2);

        UndeliveredRange copy = range.copy();
        range.acknowledged(5);

        assertThat(forgotten(copy)).containsExactly(3L, 4L, 5L);
    }

    private void send(int count) {
        UnsafeBuffer message = new UnsafeBuffer(new byte[4]);
        for (int i = 0; i < count; i++) {
            log.append(log.nextSeqNo(), message, 0, 4, 0);
        }
    }

    private static List<Long> forgotten(UndeliveredRange range) {
        List<Long> seen = new ArrayList<>();
        range.forEachForgotten((seqNo, nanos, message, offset, length) -> seen.add(seqNo));
        return seen;
    }
}
