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
    void shouldForgetAtOnceWhenANewNumberIsFarAhead() {
        held.enqueue(5, new Message());

        held.dequeueMessagesUpTo(Integer.MAX_VALUE);

        assertThat(held.dequeue(5)).isNull();
    }
}
