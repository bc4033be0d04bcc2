package dev.causeway.benchmarks.load;

import java.util.concurrent.locks.LockSupport;

/** How the generator waits for the next message's time. */
public enum Pacing {
    /** Sleeps: leaves the processor to the others, late by the kernel's timer slack and the wake-up (some 60 µs). */
    PARK {
        @Override
        void await(long nanos) {
            LockSupport.parkNanos(nanos);
        }
    },
    /** Sleeps while far, offers the processor to whoever wants it when near: punctual unless both cores are wanted. */
    YIELD {
        @Override
        void await(long nanos) {
            if (nanos > NEAR_NANOS) {
                LockSupport.parkNanos(nanos - NEAR_NANOS);
            } else {
                Thread.yield();
            }
        }
    },
    /** Never gives the processor up: for machines with cores to spare. */
    SPIN {
        @Override
        void await(long nanos) {
            Thread.onSpinWait();
        }
    };

    private static final long NEAR_NANOS = 200_000L;

    /** Waits for some of {@code nanos}, never much longer. */
    abstract void await(long nanos);
}
