package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import quickfix.Message;

class HeldMessagesTest {
    private final LongAdder dropped = new LongAdder();
    private final HeldMessages held = new HeldMessages(seqNo -> {}, message -> {}, dropped);

    @Test
    void shouldDropTheHighestWhenFull() {
        for (int seqNo = 2; seqNo < 2 + HeldMessages.MAX_HELD; seqNo++) {
            held.enqueue(seqNo, new Message());
        }

        held.enqueue(1, new Message());

        assertThat(dropped.sum()).isEqualTo(1);
        assertThat(held.dequeue(1)).isNotNull();
        assertThat(held.dequeue(HeldMessages.MAX_HELD + 1)).isNull();
        assertThat(held.dequeue(HeldMessages.MAX_HELD)).isNotNull();
    }

    @Test
    void shouldDropTheHighestWhenTheirBytesAreTooMany() {
        Message large = new VenueMessage("8=FIX.4.4\u0001" + "x".repeat(1 << 20));
        int fit = (int) (HeldMessages.MAX_BYTES
                / (HeldMessages.OVERHEAD_BYTES + large.toRawString().length()));

        for (int seqNo = 1; seqNo <= fit + 3; seqNo++) {
            held.enqueue(seqNo, large);
        }

        assertThat(dropped.sum()).isEqualTo(3);
        assertThat(held.size()).isEqualTo(fit);
        assertThat(held.first()).isEqualTo(1);
        assertThat(held.dequeue(fit + 1)).isNull();
    }

    @Test
    void shouldHaveRoomAgainWhenMessagesWereTakenUpReplacedOrForgotten() {
        Message large = new VenueMessage("8=FIX.4.4\u0001" + "x".repeat(1 << 20));
        for (int round = 0; round < 5; round++) {
            for (int seqNo = 1; seqNo <= 50; seqNo++) {
                held.enqueue(seqNo, large);
                held.enqueue(seqNo, large);
            }
            for (int seqNo = 1; seqNo <= 20; seqNo++) {
                assertThat(held.dequeue(seqNo)).isNotNull();
            }
            held.dequeueMessagesUpTo(30);
            assertThat(held.size()).isEqualTo(21);
            if (round % 2 == 0) {
                held.clear();
            }
        }

        assertThat(dropped.sum()).isZero();
    }

    @Test
    void shouldForgetAtOnceWhenANewNumberIsFarAhead() {
        held.enqueue(5, new Message());

        held.dequeueMessagesUpTo(Integer.MAX_VALUE);

        assertThat(held.dequeue(5)).isNull();
    }
}
