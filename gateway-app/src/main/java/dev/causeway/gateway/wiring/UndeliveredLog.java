package dev.causeway.gateway.wiring;

import dev.causeway.gateway.port.LinePace;
import dev.causeway.gateway.port.UndeliveredListener;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.NanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The owner of what a session sent, until there is another: a warning, at most one a second, so that a venue that asks for
 * everything fills no disk. Any thread.
 */
final class UndeliveredLog implements UndeliveredListener {
    private static final Logger LOG = LoggerFactory.getLogger(UndeliveredLog.class);

    private final String sessionId;
    private final NanoClock clock;
    private final LinePace pace = new LinePace(TimeUnit.SECONDS.toNanos(1));

    UndeliveredLog(String sessionId, NanoClock clock) {
        this.sessionId = sessionId;
        this.clock = clock;
    }

    @Override
    public synchronized void onUndelivered(long seqNo, DirectBuffer message, int offset, int length) {
        long unwritten = pace.admit(clock.nanoTime());
        if (unwritten != LinePace.UNWRITTEN) {
            LOG.warn(
                    "session {}: message {} is unknown to the venue and was not delivered again ({} like it were not written)",
                    sessionId,
                    seqNo,
                    unwritten);
        }
    }
}
