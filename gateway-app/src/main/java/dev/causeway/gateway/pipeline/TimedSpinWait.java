package dev.causeway.gateway.pipeline;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;
import com.lmax.disruptor.WaitStrategy;

/** Spins with a pause of the caller's choice between looks, for a limited time. Shared by all consumers; no state. */
final class TimedSpinWait implements WaitStrategy {
    private static final int LOOKS_BETWEEN_CLOCK_READS = 64;

    private final long timeoutNanos;
    private final Runnable pause;

    TimedSpinWait(long timeoutNanos, Runnable pause) {
        this.timeoutNanos = timeoutNanos;
        this.pause = pause;
    }

    @Override
    public long waitFor(long sequence, Sequence cursor, Sequence dependent, SequenceBarrier barrier)
            throws AlertException, TimeoutException {
        long deadlineNanos = System.nanoTime() + timeoutNanos;
        int looks = 0;
        long available;
        while ((available = dependent.get()) < sequence) {
            barrier.checkAlert();
            pause.run();
            if (++looks % LOOKS_BETWEEN_CLOCK_READS == 0 && System.nanoTime() - deadlineNanos > 0) {
                throw TimeoutException.INSTANCE;
            }
        }
        return available;
    }

    @Override
    public void signalAllWhenBlocking() {
        // nobody blocks
    }
}
