package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.port.LinePace;
import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.NanoClock;
import org.slf4j.Logger;

/** Warns of refused connections, a line a second at most, with the number of those in between. Any thread. */
final class RefusedConnections {
    private final Logger log;
    private final NanoClock clock;
    private final LinePace pace = new LinePace(TimeUnit.SECONDS.toNanos(1));

    RefusedConnections(Logger log, NanoClock clock) {
        this.log = log;
        this.clock = clock;
    }

    synchronized void warn(SocketAddress remote, int max) {
        long unwritten = pace.admit(clock.nanoTime());
        if (unwritten != LinePace.UNWRITTEN) {
            log.warn(
                    "{} refused: at most {} connections an address ({} like it were not written)",
                    remote,
                    max,
                    unwritten);
        }
    }
}
