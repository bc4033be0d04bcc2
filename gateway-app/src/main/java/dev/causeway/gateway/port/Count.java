package dev.causeway.gateway.port;

import java.util.concurrent.atomic.AtomicLong;

/** A count that one thread raises and any thread reads: one ordered store, no locked instruction. */
public final class Count extends Number {
    private static final long serialVersionUID = 1L;

    private final AtomicLong value = new AtomicLong();

    /** Adds one. The owner's thread only. */
    public void increment() {
        value.lazySet(value.getPlain() + 1);
    }

    /** Adds {@code amount}. The owner's thread only. */
    public void add(long amount) {
        value.lazySet(value.getPlain() + amount);
    }

    @Override
    public long longValue() {
        return value.get();
    }

    @Override
    public int intValue() {
        return (int) value.get();
    }

    @Override
    public float floatValue() {
        return value.get();
    }

    @Override
    public double doubleValue() {
        return value.get();
    }
}
