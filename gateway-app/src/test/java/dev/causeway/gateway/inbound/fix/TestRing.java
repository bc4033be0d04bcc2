package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.port.CommittedNumbers;
import dev.causeway.gateway.port.InboundSink;
import dev.causeway.gateway.port.RecordingSink;
import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.protocol.feed.Src;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A ring that keeps everything and a journal that takes it when told, for one session, with the journal stage's rules. A
 * crash is a new ring over what was committed. Thread-safe.
 */
public final class TestRing implements InboundSink, CommittedNumbers {
    private final RecordingSink slots = new RecordingSink();
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Slot> feed = new ArrayList<>();
    private int journaled;
    private boolean automatic = true;
    private boolean closed;
    private long expected = 1;
    private int epoch = 1;
    private long epochStart = 1_000_000_000L;
    private int violations;
    private boolean lenient;
    private Runnable whenJournaled = () -> {};

    /** A gateway started again on this ring's journal; what was not journaled is gone. */
    public TestRing afterCrash() {
        lock.lock();
        try {
            TestRing next = new TestRing();
            next.feed.addAll(feed);
            next.expected = expected;
            next.epoch = epoch;
            next.epochStart = epochStart;
            next.lenient = lenient;
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the journal follows at once. */
    public void automatic(boolean isAutomatic) {
        lock.lock();
        automatic = isAutomatic;
        lock.unlock();
    }

    /** Told whenever the journal follows at once, on the session's thread. */
    public void whenJournaled(Runnable observer) {
        whenJournaled = observer;
    }

    /** The journal takes numbers ahead of the expected one, as one without our rules would. */
    public TestRing lenient() {
        lenient = true;
        return this;
    }

    /** From now on nothing can be claimed. */
    public void close() {
        closed = true;
    }

    /** From now on, or no longer, tryClaim answers FULL and claim waits. */
    public void full(boolean isFull) {
        lock.lock();
        slots.full(isFull);
        lock.unlock();
    }

    /** Journals what is in the ring, at most so many slots. */
    public void journal(int count) {
        lock.lock();
        try {
            for (int i = 0; i < count && journaled < slots.published().size(); i++) {
                take(slots.published().get(journaled++));
            }
        } finally {
            lock.unlock();
        }
    }

    private void take(Slot slot) {
        switch (slot.kind) {
            case VENUE -> venue(slot);
            case ADVANCE -> expected = slot.epoch == epoch ? Math.max(expected, slot.nextExpected) : expected;
            case EPOCH -> {
                violations += slot.epoch == epoch + 1 ? 0 : 1;
                epoch = slot.epoch;
                expected = slot.nextExpected;
                epochStart = slot.epochNanos;
            }
            default -> {}
        }
    }

    private void venue(Slot slot) {
        if (slot.epoch != epoch || slot.venueSeqNo > expected && !lenient) {
            violations++;
        } else if (slot.venueSeqNo >= expected) {
            feed.add(slot);
            expected = (slot.flags & Src.FLAG_LAST) != 0 ? slot.nextExpected : expected;
        }
    }

    /** Venue messages on the feed, in order. */
    public List<Slot> feed() {
        lock.lock();
        try {
            return List.copyOf(feed);
        } finally {
            lock.unlock();
        }
    }

    /** Venue numbers on the feed, in order. */
    public List<Long> feedNumbers() {
        return feed().stream().map(slot -> slot.venueSeqNo).toList();
    }

    /** Everything put into the ring. */
    public List<Slot> published() {
        lock.lock();
        try {
            return List.copyOf(slots.published());
        } finally {
            lock.unlock();
        }
    }

    /** Kinds of everything but notices, in order. */
    public List<SlotKind> kinds() {
        return published().stream()
                .filter(slot -> slot.kind != SlotKind.NOTICE)
                .map(slot -> slot.kind)
                .toList();
    }

    /** What the journal stage would have stopped the pipeline for. */
    public int violations() {
        return violations;
    }

    @Override
    public long tryClaim(int count) {
        if (closed) {
            return CLOSED;
        }
        lock.lock();
        long position = slots.tryClaim(count);
        if (position < 0) {
            lock.unlock();
        }
        return position;
    }

    @Override
    public long claim(int count) {
        long position = tryClaim(count);
        while (position == FULL) {
            LockSupport.parkNanos(100_000);
            position = tryClaim(count);
        }
        return position;
    }

    @Override
    public Slot slot(long position) {
        return slots.slot(position);
    }

    @Override
    public void publish(long first, int count) {
        slots.publish(first, count);
        if (automatic) {
            journal(Integer.MAX_VALUE);
            whenJournaled.run();
        }
        lock.unlock();
    }

    @Override
    public int maxUnit() {
        return slots.maxUnit();
    }

    @Override
    public long committedExpected(int sessionNo) {
        lock.lock();
        try {
            return expected;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int committedEpoch(int sessionNo) {
        lock.lock();
        try {
            return epoch;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long committedVenueEpoch(int sessionNo) {
        return 0;
    }

    @Override
    public long committedEpochStartNanos(int sessionNo) {
        return epochStart;
    }
}
