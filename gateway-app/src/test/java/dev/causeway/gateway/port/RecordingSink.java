package dev.causeway.gateway.port;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** A sink that keeps what it is given and can be told to be full. For tests; one thread. */
public final class RecordingSink implements InboundSink {
    private final List<Slot> published = new ArrayList<>();
    private final ArrayDeque<Slot> claimed = new ArrayDeque<>();
    private long next;
    private boolean full;

    /** From now on {@link #tryClaim} answers FULL, or no longer. */
    public void full(boolean isFull) {
        full = isFull;
    }

    /** Everything published, in order. */
    public List<Slot> published() {
        return published;
    }

    /** Published slots of one kind, in order. */
    public List<Slot> published(SlotKind kind) {
        return published.stream().filter(slot -> slot.kind == kind).toList();
    }

    @Override
    public long tryClaim(int count) {
        if (full) {
            return FULL;
        }
        if (!claimed.isEmpty()) {
            throw new IllegalStateException("claim before the last one was published");
        }
        for (int i = 0; i < count; i++) {
            claimed.add(new Slot());
        }
        return next;
    }

    @Override
    public long claim(int count) {
        return tryClaim(count);
    }

    @Override
    public Slot slot(long position) {
        int index = (int) (position - next);
        return claimed.stream().skip(index).findFirst().orElseThrow();
    }

    @Override
    public void publish(long first, int count) {
        if (first != next || count != claimed.size()) {
            throw new IllegalStateException(
                    "published " + first + "+" + count + ", claimed " + next + "+" + claimed.size());
        }
        published.addAll(claimed);
        claimed.clear();
        next += count;
    }

    @Override
    public int maxUnit() {
        return 1024;
    }
}
