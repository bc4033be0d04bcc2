package dev.causeway.gateway.pipeline;

import com.lmax.disruptor.LiteTimeoutBlockingWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Wait strategies that all give up after {@link #IDLE_MILLIS}, so that heartbeats go out on the consumer's own thread. */
final class WaitStrategies {
    /** How long a consumer waits before it looks at its timers. */
    static final long IDLE_MILLIS = 5;

    private static final long SLEEP_NANOS = 50_000;

    private WaitStrategies() {}

    static WaitStrategy of(PipelineOptions.Wait wait) {
        long idleNanos = TimeUnit.MILLISECONDS.toNanos(IDLE_MILLIS);
        return switch (wait) {
            case BLOCKING -> new LiteTimeoutBlockingWaitStrategy(IDLE_MILLIS, TimeUnit.MILLISECONDS);
            case YIELDING -> new TimedSpinWait(idleNanos, Thread::yield);
            case SLEEPING -> new TimedSpinWait(idleNanos, () -> LockSupport.parkNanos(SLEEP_NANOS));
            case BUSY_SPIN -> new TimedSpinWait(idleNanos, Thread::onSpinWait);
        };
    }
}
