package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.inbound.fix.normalize.FixNormalizer;
import dev.causeway.gateway.inbound.fix.normalize.NormalizerCounters;
import dev.causeway.gateway.inbound.fix.store.InboundNumbers;
import dev.causeway.gateway.inbound.fix.store.RingMessageStore;
import dev.causeway.store.MemoryOutboundLog;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quickfix.MemoryStore;
import quickfix.MessageStore;

class CrashInRingTest {
    private static final int LAST = 400;
    private static final List<Long> APPLICATION = LongStream.rangeClosed(1, LAST)
            .filter(CrashInRingTest::isApplication)
            .boxed()
            .toList();

    private TestRing ring = new TestRing();
    private final MemoryOutboundLog log = new MemoryOutboundLog();

    private interface Opening {
        MessageStore open(InboundNumbers numbers) throws IOException;
    }

    private static boolean isApplication(long seqNo) {
        return seqNo % 7 != 0;
    }

    private void liveAndDie(Opening opening, Random random) throws IOException {
        ring.automatic(false);
        InboundNumbers numbers = Fixtures.numbers(ring);
        MessageStore store = opening.open(numbers);
        FixNormalizer normalizer = new FixNormalizer(
                Fixtures.SESSION,
                ring,
                new Fixtures.Registry(),
                new NormalizerCounters(),
                new FixNormalizer.NormalizerTiming(Fixtures.patience(), () -> Fixtures.NOW));
        int received = random.nextInt(40);
        for (int i = 0; i < received && store.getNextTargetMsgSeqNum() <= LAST; i++) {
            int seqNo = store.getNextTargetMsgSeqNum();
            if (isApplication(seqNo)) {
                FixNormalizer.Context context = new FixNormalizer.Context();
                context.seqNo = seqNo;
                context.epoch = numbers.epoch();
                normalizer.onMessage(Fixtures.raw("FIX.4.4", "35=8|34=" + seqNo + "|17=" + seqNo), context);
                numbers.carried(seqNo + 1);
            }
            boolean diedBeforeTheIncrement = i == received - 1 && random.nextBoolean();
            if (!diedBeforeTheIncrement) {
                store.incrNextTargetMsgSeqNum();
            }
            ring.journal(random.nextInt(2));
        }
        ring = ring.afterCrash();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldLoseAndDoubleNothingWhenTheProcessDiesWithMessagesInTheRing(long seed) throws IOException {
        Random random = new Random(seed);

        for (int life = 0; life < 500 && ring.committedExpected(7) <= LAST; life++) {
            liveAndDie(
                    numbers -> new RingMessageStore(numbers, log, () -> Fixtures.NOW, failure -> {}, () -> {}), random);
        }

        assertThat(ring.feedNumbers()).as("seed %d", seed).isEqualTo(APPLICATION);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldSkipWhatWasInTheRingWhenAStockStoreKeepsTheNumber(long seed) throws IOException {
        Random random = new Random(seed);
        MemoryStore durable = new MemoryStore();
        ring.lenient();

        while (durable.getNextTargetMsgSeqNum() <= LAST) {
            liveAndDie(numbers -> durable, random);
        }

        assertThat(ring.feedNumbers().size()).as("seed %d", seed).isBetween(1, APPLICATION.size() - 10);
    }
}
