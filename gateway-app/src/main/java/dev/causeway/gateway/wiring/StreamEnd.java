package dev.causeway.gateway.wiring;

import dev.causeway.gateway.normalize.DefinitionAnnouncer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Ends the feed's stream as the last thing that is put into the ring. Owner: the stopping thread. */
final class StreamEnd {
    private static final int TIMES_TOLD = 3;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final DefinitionAnnouncer announcer;
    private final Supplier<? extends Number> told;

    /** @param told how often receivers have been told of an end */
    StreamEnd(DefinitionAnnouncer announcer, Supplier<? extends Number> told) {
        this.announcer = announcer;
        this.told = told;
    }

    /**
     * @param beganBefore epoch nanoseconds, later than the begin of the stream that ends
     * @return whether the ring took it and receivers have been told more than once within the time
     */
    boolean await(long beganBefore, long timeoutMillis) {
        long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        long before = told.get().longValue();
        boolean asked = false;
        while (System.nanoTime() - deadlineNanos < 0) {
            asked = asked || announcer.roll(beganBefore);
            if (asked && told.get().longValue() >= before + TIMES_TOLD) {
                return true;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return false;
    }
}
