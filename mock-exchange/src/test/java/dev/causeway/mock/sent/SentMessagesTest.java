package dev.causeway.mock.sent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class SentMessagesTest {
    private final UnsafeBuffer source = new UnsafeBuffer(new byte[200]);
    private final UnsafeBuffer target = new UnsafeBuffer(new byte[200]);

    @Test
    void shouldGiveBackEveryMessageWhenNothingWasForgotten() {
        SentMessages sent = new SentMessages(Long.MAX_VALUE);

        append(sent, 1, 100_000);

        for (long seqNo = 1; seqNo <= 100_000; seqNo++) {
            assertThat(sent.copy(seqNo, target, 0)).isEqualTo((int) (8 + seqNo % 100));
            assertThat(target.getLong(0)).isEqualTo(seqNo);
        }
    }

    @Test
    void shouldForgetTheOldestWhenTheBoundIsPassed() {
        SentMessages sent = new SentMessages(1 << 20);

        append(sent, 1, 100_000);

        assertThat(sent.lowest()).isGreaterThan(80_000).isLessThan(95_000);
        assertThat(sent.copy(sent.lowest() - 1, target, 0)).isZero();
        assertThat(sent.copy(sent.lowest(), target, 0)).isPositive();
        assertThat(sent.copy(100_000, target, 0)).isPositive();
        assertThat(sent.copy(100_001, target, 0)).isZero();
    }

    @Test
    void shouldLeaveHolesWhenNumbersAreLeftOut() {
        SentMessages sent = new SentMessages(1 << 20);

        append(sent, 2000, 2000);

        assertThat(sent.length(1999)).isZero();
        assertThat(sent.length(2000)).isEqualTo(8);
        assertThatThrownBy(() -> append(sent, 2000, 2000)).isInstanceOf(IllegalArgumentException.class);
    }

    private void append(SentMessages sent, long from, long to) {
        for (long seqNo = from; seqNo <= to; seqNo++) {
            source.putLong(0, seqNo);
            sent.append(seqNo, source, 0, (int) (8 + seqNo % 100));
        }
    }
}
