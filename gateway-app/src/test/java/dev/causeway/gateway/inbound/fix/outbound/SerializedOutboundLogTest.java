package dev.causeway.gateway.inbound.fix.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.store.MemoryOutboundLog;
import dev.causeway.store.OutboundLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SerializedOutboundLogTest {
    private final OutboundLog log = new SerializedOutboundLog(new MemoryOutboundLog());
    private final SentMessages sent = new SentMessages(log);

    @Test
    void shouldShowTheWholeRangeInOrderWhateverItsLength() {
        for (int i = 0; i < 1_000; i++) {
            sent.order("C" + i);
        }

        List<Long> shown = new ArrayList<>();
        long count = log.forEach(3, 990, (seqNo, nanos, message, offset, length) -> shown.add(seqNo));

        assertThat(count).isEqualTo(988);
        assertThat(shown).isEqualTo(LongStream.rangeClosed(3, 990).boxed().toList());
    }

    @Test
    void shouldStopWhereTheVisitorStops() {
        sent.order("ONE").order("TWO").order("THREE");

        assertThat(log.forEach(1, 3, (seqNo, nanos, message, offset, length) -> seqNo < 2))
                .isEqualTo(2);
    }

    @Test
    void shouldLetTheVisitorAppend() {
        sent.order("ONE").order("TWO");

        log.forEach(1, 2, (seqNo, nanos, message, offset, length) -> {
            sent.order("MORE");
            return true;
        });

        assertThat(log.nextSeqNo()).isEqualTo(5);
    }

    @Test
    void shouldLetOneReadWhileAnotherAppends() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> appended = other.submit(() -> {
                for (int i = 0; i < 20_000; i++) {
                    sent.order("C" + i);
                }
            });

            while (!appended.isDone()) {
                long[] last = {0};
                log.forEach(1, Long.MAX_VALUE - 1, (seqNo, nanos, message, offset, length) -> {
                    assertThat(seqNo).isEqualTo(last[0] + 1);
                    last[0] = seqNo;
                    return seqNo < 2_000;
                });
            }

            appended.get();
            assertThat(log.nextSeqNo()).isEqualTo(20_001);
        } finally {
            other.shutdownNow();
        }
    }
}
