package dev.causeway.gateway.inbound.fix.store;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.NanoClock;

/**
 * Waits, within a limit, until the ring has room or the journal has caught up. Thread-safe; parks, never spins.
 *
 * @param clock monotonic nanoseconds
 * @param limitNanos the longest wait
 */
public record RingWait(NanoClock clock, long limitNanos) {
    private static final long PARK_NANOS = 50_000;

    /** @return false when the limit passed or the thread was interrupted */
    public boolean until(BooleanSupplier done) {
        if (done.getAsBoolean()) {
            return true;
        }
        long begin = clock.nanoTime();
        while (clock.nanoTime() - begin < limitNanos && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(PARK_NANOS);
            if (done.getAsBoolean()) {
                return true;
            }
        }
        return false;
    }
}
