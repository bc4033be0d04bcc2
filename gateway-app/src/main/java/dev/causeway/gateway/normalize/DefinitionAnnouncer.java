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
 * Says what the numbers on the feed stand for: again and again, so that a receiver that joins late can read it, and at the
 * front of a new stream. Owned by one timer thread. A full ring ends a round early: the next round says it all again.
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

    /**
     * Asks for a new stream, whose first messages are the definitions: every session, and every instrument that the largest
     * unit of the ring has room for; the others follow with the next round.
     *
     * @param onlyIfBeganBefore nothing happens when the current stream began at this time or later, epoch nanoseconds
     * @return false when the ring has no room: ask again
     */
    public boolean roll(long onlyIfBeganBefore) {
        // also when the clock was set back: what begins now has begun late enough
        long epochNanos = Math.max(clock.nanoTime(), onlyIfBeganBefore);
        int told = Math.min(sessions.size(), sink.maxUnit() - 1);
        JournaledInstruments.ClaimedUnit unit = instruments.claimWithDefinitions(1 + told, epochNanos);
        if (unit == null) {
            return false;
        }
        Slot roll = begin(sink.slot(unit.first()), SlotKind.ROLL, 0, epochNanos);
        roll.nextExpected = onlyIfBeganBefore;
        for (int i = 0; i < told; i++) {
            definition(sink.slot(unit.first() + 1 + i), sessions.get(i), epochNanos);
        }
        sink.publish(unit.first(), unit.count());
        return true;
    }

    private boolean announce(SessionIdentity session, long epochNanos) {
        long position = sink.tryClaim(1);
        if (position < 0) {
            return false;
        }
        definition(sink.slot(position), session, epochNanos);
        sink.publish(position, 1);
        return true;
    }

    private void definition(Slot slot, SessionIdentity session, long epochNanos) {
        begin(slot, SlotKind.NOTICE, session.sessionNo(), epochNanos);
        src.sessionNo = session.sessionNo();
        src.venueId = session.venueId();
        src.gatewayTimeNs = epochNanos;
        src.flags = WHOLE;
        Protocol protocol = session.protocol() == 'F' ? Protocol.FIX : Protocol.XBP;
        slot.length = encoder.sessionDef(slot.buffer(), 0, src, session.id(), session.venue(), protocol);
    }

    private static Slot begin(Slot slot, SlotKind kind, int sessionNo, long epochNanos) {
        slot.kind = kind;
        slot.flags = WHOLE;
        slot.sessionNo = sessionNo;
        slot.epoch = 0;
        slot.venueSeqNo = 0;
        slot.nextExpected = 0;
        slot.venueEpoch = 0;
        slot.key = 0;
        slot.epochNanos = epochNanos;
        slot.length = 0;
        return slot;
    }
}
