package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.normalize.NormalizerCounters;
import dev.causeway.gateway.inbound.fix.store.InboundNumbers;
import java.util.concurrent.atomic.LongAdder;

/** What one session counts. Thread-safe. */
final class SessionCounters {
    final NormalizerCounters normalizer = new NormalizerCounters();
    final LongAdder garbled = new LongAdder();
    final LongAdder duplicates = new LongAdder();
    final LongAdder heldDropped = new LongAdder();
    final LongAdder rejects = new LongAdder();

    FixSessionView.Counters view(InboundNumbers numbers) {
        return new FixSessionView.Counters(
                normalizer.messages.sum(),
                normalizer.unmapped.sum(),
                normalizer.poison.sum(),
                normalizer.refused.sum(),
                garbled.sum(),
                duplicates.sum(),
                heldDropped.sum(),
                numbers.refusedIncrements(),
                rejects.sum(),
                numbers.lost());
    }
}
