package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.normalize.NormalizerCounters;
import dev.causeway.gateway.inbound.fix.outbound.FixOutbound;
import dev.causeway.gateway.inbound.fix.store.InboundNumbers;
import java.util.concurrent.atomic.LongAdder;

/** What one FIX session counted since the process began. Raised by the engine's threads, read by any. */
final class FixCounters {
    final NormalizerCounters normalizer = new NormalizerCounters();
    final LongAdder bytes = new LongAdder();
    final LongAdder express = new LongAdder();
    final LongAdder garbled = new LongAdder();
    final LongAdder duplicates = new LongAdder();
    final LongAdder heldDropped = new LongAdder();
    final LongAdder rejects = new LongAdder();
    final LongAdder resendRequestsSent = new LongAdder();
    final LongAdder resendRequestsReceived = new LongAdder();
    final LongAdder sent = new LongAdder();
    final LongAdder gapMoves = new LongAdder();
    final LongAdder gapAlarms = new LongAdder();
    private volatile long heardEpochNanos;

    /** Bytes were read. */
    void read(int count, long epochNanos) {
        bytes.add(count);
        heardEpochNanos = epochNanos;
    }

    long heardEpochNanos() {
        return heardEpochNanos;
    }

    FixSessionView.Counters view(InboundNumbers numbers, FixOutbound.Counts outbound) {
        return new FixSessionView.Counters(
                normalizer.messages.sum(),
                bytes.sum(),
                express.sum(),
                normalizer.unmapped.sum(),
                normalizer.poison.sum(),
                normalizer.refused.sum(),
                normalizer.truncated.sum(),
                garbled.sum(),
                duplicates.sum(),
                heldDropped.sum(),
                numbers.refusedIncrements(),
                rejects.sum(),
                numbers.lost(),
                resendRequestsSent.sum(),
                resendRequestsReceived.sum(),
                sent.sum(),
                gapMoves.sum(),
                gapAlarms.sum(),
                outbound.resent(),
                outbound.undelivered());
    }
}
