package dev.causeway.gateway.inbound.fix;

import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.NanoClock;
import org.slf4j.Logger;

/** Warns of refused connections, a line a second at most, with the number of those in between. Any thread. */
final class RefusedConnections {
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Logger log;
    private final NanoClock clock;
    private boolean begun;
    private long nextNanos;
    private long unwritten;

    RefusedConnections(Logger log, NanoClock clock) {
        this.log = log;
        this.clock = clock;
    }

    synchronized void warn(SocketAddress remote, int max) {
        long now = clock.nanoTime();
        if (begun && now - nextNanos < 0) {
            unwritten++;
            return;
        }
        log.warn("{} refused: at most {} connections an address ({} like it were not written)", remote, max, unwritten);
        begun = true;
        nextNanos = now + PAUSE_NANOS;
        unwritten = 0;
    }
}
