package dev.causeway.gateway.inbound.fix.store;

import dev.causeway.gateway.inbound.gap.Gap;
import dev.causeway.gateway.inbound.gap.GapPursuit;
import dev.causeway.gateway.inbound.gap.GapView;
import dev.causeway.gateway.port.CommittedNumbers;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.gateway.port.SessionView.FilledBy;
import dev.causeway.protocol.feed.sbe.GapState;
import dev.causeway.store.StoreException;
import java.util.List;

/**
 * The number expected next from the venue: live in memory, and every change of it in the ring behind the message that
 * caused it. A restart begins from the committed number, so what died in the ring is asked for again.
 *
 * <p>An application message's last slot commits the number after it; the increment that follows finds it carried already
 * and puts nothing into the ring. Everything else (admin, reject, gap fill, queued, Logout) is an ADVANCE, and a
 * SequenceReset-Reset that skips is a declared loss.
 *
 * <p>All methods are serialized by this object's monitor; a caller that publishes a message's unit holds it from the check
 * of {@link #expected} until {@link #carried}.
 */
public final class InboundNumbers {
    private static final long UNGUARDED = -1;

    private final SessionIdentity identity;
    private final CommittedNumbers committed;
    private final EventLine events;
    private final GapPursuit pursuit;
    private volatile long expected;
    private volatile long live;
    private volatile int epoch;
    private long carried;
    private long processing = UNGUARDED;
    private volatile List<GapView> gaps = List.of();
    private volatile long recoveringTo;
    private volatile long lost;
    private long highestHeld;
    private volatile long refusedIncrements;

    /**
     * Begins where the journal stands.
     *
     * @param pursuit guarded by this object's monitor
     */
    public InboundNumbers(SessionIdentity identity, CommittedNumbers committed, EventLine events, GapPursuit pursuit) {
        this.identity = identity;
        this.committed = committed;
        this.events = events;
        this.pursuit = pursuit;
        this.epoch = committedEpoch();
        this.expected = committedExpected();
        this.live = expected;
        this.carried = expected;
    }

    /** The number the engine expects. */
    public long expected() {
        return expected;
    }

    /** The number expected behind what is being put into the ring: never below the committed one, unless set back. */
    public long live() {
        return live;
    }

    /** The number expected next as far as it is committed. Any thread. */
    public long committedExpected() {
        return Math.max(1, committed.committedExpected(identity.sessionNo()));
    }

    /** The live epoch, from 1. */
    public int epoch() {
        return epoch;
    }

    /** Increments the engine wanted for a message that was not the expected one. */
    public long refusedIncrements() {
        return refusedIncrements;
    }

    /** Whether a number asked for again is still missing. */
    public boolean gapOpen() {
        return recoveringTo != 0;
    }

    /** Guarded by this object's monitor. */
    public GapPursuit pursuit() {
        return pursuit;
    }

    /** The gaps closed last, oldest first, then the open one. Any thread. */
    public List<GapView> gaps() {
        return gaps;
    }

    /** Numbers declared lost since the start. Any thread. */
    public long lost() {
        return lost;
    }

    /** Whether a number lies in what was asked for again. */
    public boolean recovering(long seqNo) {
        return seqNo <= recoveringTo;
    }

    /** Takes up the committed position again; what is in the ring or lost there comes once more and is dropped if known. */
    public synchronized void rebase() {
        epoch = committedEpoch();
        expect(committedExpected());
        carried = expected;
    }

    /** Whether the journal has taken everything that this session put into the ring. */
    public synchronized boolean settled() {
        return committed.committedEpoch(identity.sessionNo()) > epoch
                || committedEpoch() == epoch && committedExpected() >= carried;
    }

    /** The message the engine now processes; only its number may be passed over. */
    public synchronized void processing(long seqNo) {
        processing = seqNo;
    }

    /** The engine is done with the message. */
    public synchronized void processed() {
        processing = UNGUARDED;
        live = expected;
    }

    /** A unit that commits {@code nextExpected} goes into the ring now. */
    public synchronized void carrying(long nextExpected) {
        live = nextExpected;
    }

    /** A unit in the ring commits {@code nextExpected}. */
    public synchronized void carried(long nextExpected) {
        carried = Math.max(carried, nextExpected);
    }

    /**
     * The engine is done with one message. Some of its error paths count without looking at the number; a message that is
     * not the expected one must not hide the missing one, and is refused.
     */
    synchronized void increment() {
        if (processing != UNGUARDED && processing != expected) {
            refusedIncrements++;
            return;
        }
        moveTo(expected + 1, FilledBy.RESEND);
    }

    /** Moves the number: forward through the ring, back (ask again) without. */
    synchronized void moveTo(long next) {
        moveTo(next, FilledBy.GAP_FILL);
    }

    private void moveTo(long next, FilledBy by) {
        if (next > carried) {
            live = next;
            events.advance(epoch, next);
            carried = next;
        }
        expect(next);
        closeFilledGap(by);
    }

    /** SequenceReset-Reset with MsgSeqNum(34) {@code own}: numbers from the expected one up to {@code next - 1} never come. */
    synchronized void skipTo(long next, long own) {
        long from = own == expected ? expected + 1 : expected;
        if (next <= expected || from >= next) {
            moveTo(Math.max(next, expected));
            return;
        }
        declareLost(from, next - 1, "SequenceReset skips them");
        expect(next);
        closeLostGap();
    }

    /** A message came ahead of the expected one and is held; until it is taken up the feed has not seen it. */
    public synchronized void held(long seqNo) {
        highestHeld = Math.max(highestHeld, seqNo);
    }

    /**
     * Numbers are asked for: those of the open gap or more, or of a new one.
     *
     * @param to the last that is missing
     * @param askedTo the last of this request
     * @param nowNanos monotonic
     */
    public synchronized void asked(long from, long to, long askedTo, long nowNanos) {
        if (to < expected || from > to) {
            return;
        }
        boolean more = !pursuit.isOpen() || pursuit.gap().to() < to;
        if (pursuit.isOpen()) {
            pursuit.widen(from, to);
        } else {
            pursuit.open(from, to, nowNanos, events.epochNanos());
        }
        pursuit.asked(askedTo, nowNanos);
        publishGaps();
        if (more) {
            events.gap(epoch, pursuit.gap().from(), to, GapState.OPEN);
        }
    }

    /** Shows the gaps as they are now. */
    public synchronized void publishGaps() {
        recoveringTo = pursuit.isOpen() ? pursuit.gap().to() : 0;
        gaps = pursuit.views(expected);
    }

    /**
     * A full reset: what is in the ring is committed first, numbers still missing are declared lost, then the new epoch
     * begins, committed before this returns.
     *
     * @throws StoreException the journal did not follow; nothing may be sent or taken before {@link #rebase}
     */
    synchronized int startEpoch() {
        if (!events.awaitJournal(this::settled)) {
            throw new StoreException("session " + identity.id() + ": the journal is behind " + carried + ", no reset");
        }
        long missing = Math.max(pursuit.isOpen() ? pursuit.gap().to() : 0, highestHeld);
        if (missing >= expected) {
            declareLost(expected, missing, "a new epoch begins");
        }
        closeLostGap();
        highestHeld = 0;
        int next = committedEpoch() + 1;
        events.newEpoch(next);
        if (!events.awaitJournal(() -> committed.committedEpoch(identity.sessionNo()) >= next)) {
            throw new StoreException("session " + identity.id() + ": epoch " + next + " is not committed");
        }
        epoch = next;
        expect(1);
        carried = 1;
        return next;
    }

    /** Whether the epoch has seen nothing from the venue. */
    synchronized boolean untouched() {
        return expected == 1 && carried == 1 && !pursuit.isOpen();
    }

    int committedEpoch() {
        return Math.max(1, committed.committedEpoch(identity.sessionNo()));
    }

    long committedEpochStartNanos() {
        return committed.committedEpochStartNanos(identity.sessionNo());
    }

    private void expect(long next) {
        expected = next;
        live = next;
    }

    private void closeFilledGap(FilledBy by) {
        Gap open = pursuit.gap();
        if (open != null && expected > open.to()) {
            pursuit.close(by, events.epochNanos());
            publishGaps();
            events.gap(epoch, open.from(), open.to(), GapState.FILLED);
        }
    }

    private void closeLostGap() {
        pursuit.close(FilledBy.LOST, events.epochNanos());
        publishGaps();
    }

    private void declareLost(long from, long to, String why) {
        live = Math.max(live, to + 1);
        events.lost(epoch, from, to, why);
        carried = Math.max(carried, to + 1);
        lost += to - from + 1;
    }
}
