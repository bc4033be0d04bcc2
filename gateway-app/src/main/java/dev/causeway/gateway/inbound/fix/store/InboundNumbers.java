package dev.causeway.gateway.inbound.fix.store;

import dev.causeway.gateway.port.CommittedNumbers;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.protocol.feed.sbe.GapState;
import dev.causeway.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private static final Logger LOG = LoggerFactory.getLogger(InboundNumbers.class);

    private final SessionIdentity identity;
    private final CommittedNumbers committed;
    private final EventLine events;
    private volatile long expected;
    private volatile int epoch;
    private long carried;
    private long processing = UNGUARDED;
    private volatile MissingRange gap;
    private volatile long lost;
    private long gapCount;
    private long highestHeld;
    private volatile long refusedIncrements;

    /** Begins where the journal stands. */
    public InboundNumbers(SessionIdentity identity, CommittedNumbers committed, EventLine events) {
        this.identity = identity;
        this.committed = committed;
        this.events = events;
        this.epoch = committedEpoch();
        this.expected = committedExpected();
        this.carried = expected;
    }

    /** The live number. */
    public long expected() {
        return expected;
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
        return gap != null;
    }

    /** What was asked for and is still missing, or null. Any thread. */
    public MissingRange gap() {
        return gap;
    }

    /** Numbers declared lost since the start. Any thread. */
    public long lost() {
        return lost;
    }

    /** Whether a number lies in what was asked for again. */
    public boolean recovering(long seqNo) {
        MissingRange open = gap;
        return open != null && seqNo <= open.to();
    }

    /** Takes up the committed position again; what is in the ring or lost there comes once more and is dropped if known. */
    public synchronized void rebase() {
        epoch = committedEpoch();
        expected = committedExpected();
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
        moveTo(expected + 1);
    }

    /** Moves the number: forward through the ring, back (ask again) without. */
    synchronized void moveTo(long next) {
        if (next > carried) {
            events.advance(epoch, next);
            carried = next;
        }
        expected = next;
        closeFilledGap();
    }

    /** SequenceReset-Reset with MsgSeqNum(34) {@code own}: numbers from the expected one up to {@code next - 1} never come. */
    synchronized void skipTo(long next, long own) {
        long from = own == expected ? expected + 1 : expected;
        if (next <= expected || from >= next) {
            moveTo(Math.max(next, expected));
            return;
        }
        declareLost(from, next - 1, "SequenceReset skips them");
        expected = next;
        gap = null;
    }

    /** A message came ahead of the expected one and is held; until it is taken up the feed has not seen it. */
    public synchronized void held(long seqNo) {
        highestHeld = Math.max(highestHeld, seqNo);
    }

    /** We asked for numbers again. */
    public synchronized void openGap(long from, long to) {
        if (to < expected || from > to) {
            return;
        }
        MissingRange open = gap;
        gap = open == null ? new MissingRange(++gapCount, from, to, events.epochNanos(), 1) : open.askedAgain(from, to);
        if (open == null || open.to() < to) {
            events.gap(epoch, gap.from(), to, GapState.OPEN);
        }
    }

    /**
     * A full reset: what is in the ring is committed first, numbers still missing are declared lost, then the new epoch
     * begins, committed before this returns.
     *
     * @throws StoreException the journal did not follow; nothing may be sent or taken before {@link #rebase}
     */
    synchronized int startEpoch() {
        long missing = Math.max(gap == null ? 0 : gap.to(), highestHeld);
        if (missing >= expected) {
            declareLost(expected, missing, "a new epoch begins");
        }
        gap = null;
        highestHeld = 0;
        if (!events.await(this::settled)) {
            throw new StoreException("session " + identity.id() + ": the journal is behind " + carried + ", no reset");
        }
        int next = committedEpoch() + 1;
        events.newEpoch(next);
        if (!events.await(() -> committed.committedEpoch(identity.sessionNo()) >= next)) {
            throw new StoreException("session " + identity.id() + ": epoch " + next + " is not committed");
        }
        epoch = next;
        expected = 1;
        carried = 1;
        return next;
    }

    /** Whether the epoch has seen nothing from the venue. */
    synchronized boolean untouched() {
        return expected == 1 && carried == 1 && gap == null;
    }

    int committedEpoch() {
        return Math.max(1, committed.committedEpoch(identity.sessionNo()));
    }

    long committedEpochStartNanos() {
        return committed.committedEpochStartNanos(identity.sessionNo());
    }

    private long committedExpected() {
        return Math.max(1, committed.committedExpected(identity.sessionNo()));
    }

    private void closeFilledGap() {
        MissingRange open = gap;
        if (open != null && expected > open.to()) {
            gap = null;
            events.gap(epoch, open.from(), open.to(), GapState.FILLED);
        }
    }

    private void declareLost(long from, long to, String why) {
        LOG.warn("session {}: {}..{} of epoch {} declared lost, {}", identity.id(), from, to, epoch, why);
        events.lost(epoch, from, to);
        carried = Math.max(carried, to + 1);
        lost += to - from + 1;
    }
}
