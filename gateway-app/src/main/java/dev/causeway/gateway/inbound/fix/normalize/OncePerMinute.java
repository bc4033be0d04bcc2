package dev.causeway.gateway.inbound.fix.normalize;

import dev.causeway.gateway.port.LinePace;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.NanoClock;
import org.slf4j.Logger;

/**
 * Warnings that a venue can cause with every message, written once a minute with the number of those not written. Owner: the
 * session's dispatch thread.
 */
public final class OncePerMinute {
    private final Logger log;
    private final NanoClock clock;
    private final LinePace pace = new LinePace(TimeUnit.MINUTES.toNanos(1));

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
        long unwritten = pace.admit(clock.nanoTime());
        if (unwritten != LinePace.UNWRITTEN) {
            log.warn("{}: message {} {} ({} like it were not written)", sessionId, msgSeqNum, what, unwritten);
        }
    }
}
