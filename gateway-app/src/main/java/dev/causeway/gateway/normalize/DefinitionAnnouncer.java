package dev.causeway.gateway.normalize;

import dev.causeway.gateway.port.InboundSink;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.protocol.feed.NoticeEncoder;
import dev.causeway.protocol.feed.Src;
import dev.causeway.protocol.feed.sbe.Protocol;
import java.util.List;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Repeats what the numbers on the feed stand for, so that a receiver that joins late can read it. Owned by one timer
 * thread. A full ring ends a round early: the next round says it all again.
 */
public final class DefinitionAnnouncer implements Runnable {
    private static final int WHOLE = Src.FLAG_FIRST | Src.FLAG_LAST;

    private final List<SessionIdentity> sessions;
    private final JournaledInstruments instruments;
    private final InboundSink sink;
    private final EpochNanoClock clock;
    private final NoticeEncoder encoder = new NoticeEncoder();
    private final Src src = new Src();

    public DefinitionAnnouncer(
            List<SessionIdentity> sessions, JournaledInstruments instruments, InboundSink sink, EpochNanoClock clock) {
        this.sessions = List.copyOf(sessions);
        this.instruments = instruments;
        this.sink = sink;
        this.clock = clock;
    }

    /** One round: every session, then every instrument. */
    @Override
    public void run() {
        long epochNanos = clock.nanoTime();
        for (SessionIdentity session : sessions) {
            if (!announce(session, epochNanos)) {
                return;
            }
        }
        int count = instruments.count();
        for (int index = 0; index < count; index++) {
            if (!instruments.repeat(index, epochNanos)) {
                return;
            }
        }
    }

    private boolean announce(SessionIdentity session, long epochNanos) {
        long position = sink.tryClaim(1);
        if (position < 0) {
            return false;
        }
        Slot slot = sink.slot(position);
        slot.kind = SlotKind.NOTICE;
        slot.flags = WHOLE;
        slot.sessionNo = session.sessionNo();
        slot.epoch = 0;
        slot.venueSeqNo = 0;
        slot.nextExpected = 0;
        slot.venueEpoch = 0;
        slot.key = 0;
        slot.epochNanos = epochNanos;
        src.sessionNo = session.sessionNo();
        src.venueId = session.venueId();
        src.gatewayTimeNs = epochNanos;
        src.flags = WHOLE;
        Protocol protocol = session.protocol() == 'F' ? Protocol.FIX : Protocol.XBP;
        slot.length = encoder.sessionDef(slot.buffer(), 0, src, session.id(), session.venue(), protocol);
        sink.publish(position, 1);
        return true;
    }
}
