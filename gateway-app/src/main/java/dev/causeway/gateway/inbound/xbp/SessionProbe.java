package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.inbound.gap.GapView;
import dev.causeway.gateway.port.SessionIdentity;
import java.util.List;

/** The published side of a session. Written by the session's thread, read by any. */
final class SessionProbe implements XbpSessionView {
    final SessionCounters counters = new SessionCounters();
    private final SessionIdentity identity;
    volatile SessionState state = SessionState.DISCONNECTED;
    volatile String endpoint = "";
    volatile int epoch;
    volatile long venueEpoch;
    volatile List<GapView> gaps = List.of();
    volatile boolean failed;
    volatile boolean muted;
    volatile String lastError = "";

    SessionProbe(SessionIdentity identity) {
        this.identity = identity;
    }

    @Override
    public SessionIdentity identity() {
        return identity;
    }

    @Override
    public XbpSessionStatus status() {
        XbpSessionStatus.Counts counts = new XbpSessionStatus.Counts(
                counters.messages.get(),
                counters.bytes.get(),
                counters.duplicates.get(),
                counters.gaps.get(),
                counters.lost.get(),
                counters.resendRequests.get(),
                counters.resendRequestsReceived.get(),
                counters.decodeErrors.get(),
                counters.reconnects.get(),
                counters.overflows.get(),
                counters.sent.get(),
                counters.gapMoves.get(),
                counters.gapAlarms.get());
        return new XbpSessionStatus(
                state,
                endpoint,
                epoch,
                venueEpoch,
                counters.expected.get(),
                counters.nextOutbound.get(),
                gaps,
                failed,
                muted,
                lastError,
                counters.receivedEpochNanos.get(),
                counts);
    }
}
