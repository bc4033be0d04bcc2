package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.inbound.gap.Gap;
import dev.causeway.gateway.port.SessionEvents;
import dev.causeway.protocol.feed.sbe.GapState;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.protocol.feed.sbe.StatusReason;
import java.util.ArrayDeque;
import java.util.function.BooleanSupplier;

/**
 * Events on their way into the ring, in order; kept while it has no room. A session takes no frame and attempts no
 * connection while one is kept, so there are never more than one frame and one connection cause. Owner: the session's
 * thread.
 */
final class PendingEvents {
    /** More than one frame, one disconnect and a handful of operator commands can cause. */
    static final int CAPACITY = 64;

    private final SessionEvents target;
    private final ArrayDeque<BooleanSupplier> kept = new ArrayDeque<>(CAPACITY);

    PendingEvents(SessionEvents target) {
        this.target = target;
    }

    /** Tries again what was refused. @return whether nothing is kept any more */
    boolean flush() {
        while (!kept.isEmpty()) {
            if (!kept.peek().getAsBoolean()) {
                return false;
            }
            kept.remove();
        }
        return true;
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }

    void advance(int epoch, long nextExpected, long epochNanos) {
        offer(() -> target.advance(epoch, nextExpected, epochNanos));
    }

    void newEpoch(int epoch, long venueEpoch, long nextExpected, long epochNanos) {
        offer(() -> target.newEpoch(epoch, venueEpoch, nextExpected, epochNanos));
    }

    void gap(int epoch, Gap gap, GapState state, long epochNanos) {
        long from = gap.from();
        long to = gap.toldTo();
        offer(() -> target.gap(epoch, from, to, state, epochNanos));
    }

    void lost(int epoch, long fromSeqNo, long toSeqNo, String why, long epochNanos) {
        offer(() -> target.lost(epoch, fromSeqNo, toSeqNo, why, epochNanos));
    }

    void status(int epoch, SessionStatusCode status, StatusReason reason, long epochNanos) {
        offer(() -> target.status(epoch, status, reason, epochNanos));
    }

    private void offer(BooleanSupplier event) {
        if (flush() && event.getAsBoolean()) {
            return;
        }
        if (kept.size() == CAPACITY) {
            throw new IllegalStateException(CAPACITY + " session events wait for the ring");
        }
        kept.add(event);
    }
}
