package dev.causeway.benchmarks.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class CheckedOrderTest {
    private final CheckedOrder order = new CheckedOrder(0);
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[NumberedMessages.BYTES]);

    @Test
    void shouldGoOnWhenEveryNumberComesOnceWithItsContent() {
        deliver(1);
        deliver(2);

        assertThat(order.last()).isEqualTo(2);
    }

    @Test
    void shouldRefuseWhenANumberIsSkippedOrDoubled() {
        deliver(1);

        assertThatThrownBy(() -> deliver(3)).isInstanceOf(IncorrectException.class);
        assertThatThrownBy(() -> deliver(1)).isInstanceOf(IncorrectException.class);
    }

    @Test
    void shouldRefuseWhenAMessageIsDamagedOrCut() {
        NumberedMessages.fill(message, 0, 1);
        message.putByte(NumberedMessages.BYTES - 1, (byte) 0x55);

        assertThatThrownBy(() -> order.onMessage(1, message, 0, NumberedMessages.BYTES))
                .isInstanceOf(IncorrectException.class);
        assertThatThrownBy(() -> order.onMessage(1, message, 0, NumberedMessages.BYTES - 1))
                .isInstanceOf(IncorrectException.class);
    }

    @Test
    void shouldRefuseWhenNumbersAreDeclaredLost() {
        assertThatThrownBy(() -> order.onGapLost(1, 2)).isInstanceOf(IncorrectException.class);
    }

    private void deliver(long seqNo) {
        NumberedMessages.fill(message, 0, seqNo);
        order.onMessage(seqNo, message, 0, NumberedMessages.BYTES);
    }
}
