package dev.causeway.benchmarks.codec;

import dev.causeway.gateway.port.InboundSink;
import dev.causeway.gateway.port.Slot;

/** A ring of one slot that is always free: the slots of a unit are written one over the other. Owner: the benchmark's thread. */
final class OneSlotSink implements InboundSink {
    final Slot slot = new Slot();
    private final int maxUnit;
    private long next;

    /** Units of one slot. */
    OneSlotSink() {
        this(1);
    }

    OneSlotSink(int maxUnit) {
        this.maxUnit = maxUnit;
    }

    @Override
    public long tryClaim(int count) {
        return next;
    }

    @Override
    public long claim(int count) {
        return next;
    }

    @Override
    public Slot slot(long position) {
        return slot;
    }

    @Override
    public void publish(long first, int count) {
        next += count;
    }

    @Override
    public int maxUnit() {
        return maxUnit;
    }
}
