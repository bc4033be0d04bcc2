package dev.causeway.gateway.inbound.fix.normalize;

import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.NanoClock;
import org.slf4j.Logger;

/**
 * Warnings that a venue can cause with every message, written once a minute with the number of those not written. Owner: the
 * session's dispatch thread.
 */
public final class OncePerMinute {
    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Logger log;
    private final NanoClock clock;
    private long nextNanos;
    private boolean begun;
    private long unwritten;

    /**
     * @param log where the warnings go
     * @param clock monotonic nanoseconds
     */
    public OncePerMinute(Logger log, NanoClock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Writes the warning, or counts it. */
    public void warn(String sessionId, long msgSeqNum, String what) {
        long now = clock.nanoTime();
        if (begun && now - nextNanos < 0) {
            unwritten++;
            return;
        }
        log.warn("{}: message {} {} ({} like it were not written)", sessionId, msgSeqNum, what, unwritten);
        begun = true;
        nextNanos = now + MINUTE_NANOS;
        unwritten = 0;
    }
}
