package dev.causeway.mock.xbp;

import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.LogoutReason;
import dev.causeway.protocol.xbp.sbe.RetransmitRejectReason;
import dev.causeway.protocol.xbp.sbe.SessionRejectReason;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;

/**
 * The client's numbers on one connection: order, gaps, requests (XBP rules 1, 2, 4, 6, 7). The mock keeps no client
 * message: of one above a gap it is enough to remember that it is there.
 *
 * <p>Methods that judge a frame return the reason to end the session, or null. Owner: the venue's thread.
 */
final class Inbound {
    /** An announced batch is in and numbers are still missing: a moment for the next one. */
    private static final long NEXT_BATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final SessionState state;
    private final SessionFrames frames;
    private final AcceptorLimits limits;
    private final TreeSet<Long> held = new TreeSet<>();
    /** One above the highest client number known to exist. */
    private long knownEnd;

    /** Whether numbers below {@link #askedEnd} are on their way: asked for, or coming unasked after a log-on. */
    private boolean asked;

    private long askedEnd;
    private boolean announced;
    private long announcedEnd;
    private long dueNanos;
    private int tries;
    private long nextRequestId = 1;

    Inbound(SessionState state, SessionFrames frames, AcceptorLimits limits) {
        this.state = state;
        this.frames = frames;
        this.limits = limits;
        knownEnd = state.expected;
    }

    /** After log-on: numbers below {@code nextSeqToSend} are coming unasked; they are asked for when they do not. */
    void awaitReplay(long nextSeqToSend) {
        if (nextSeqToSend > state.expected) {
            knownEnd = nextSeqToSend;
            asked = true;
            askedEnd = nextSeqToSend;
            dueIn(limits.resendTimeoutNanos());
        }
    }

    LogoutReason onApplication(DirectBuffer buffer, int offset) {
        long seqNo = XbpFrame.seqNo(buffer, offset);
        if (seqNo == state.expected) {
            advanceTo(seqNo + 1);
            state.clientMessages++;
            return null;
        }
        if (seqNo < state.expected) {
            return XbpFrame.isPossDup(buffer, offset) ? null : LogoutReason.SEQ_TOO_LOW;
        }
        if (held.size() < limits.maxHeld()) {
            held.add(seqNo);
        }
        missingBelow(seqNo + 1);
        return null;
    }

    /** What a session frame's header names. */
    LogoutReason onNextNamed(long nextSeqNo) {
        if (nextSeqNo < state.expected) {
            return LogoutReason.SEQ_REGRESSION;
        }
        missingBelow(nextSeqNo);
        return null;
    }

    void onGapFill(long fromSeqNo, long newSeqNo, long refSeqNo, int templateId) {
        if (newSeqNo <= fromSeqNo) {
            frames.sessionReject(refSeqNo, templateId, SessionRejectReason.BAD_GAP_FILL);
        } else if (fromSeqNo > state.expected) {
            missingBelow(newSeqNo);
        } else if (newSeqNo > state.expected) {
            advanceTo(newSeqNo);
        }
    }

    void onSequenceReset(long newEpoch, long newSeqNo, long refSeqNo, int templateId) {
        boolean raisesEpoch = newEpoch > state.sessionEpoch;
        if (!raisesEpoch && (newEpoch < state.sessionEpoch || newSeqNo < state.expected)) {
            frames.sessionReject(refSeqNo, templateId, SessionRejectReason.RESET_LOWERS);
            return;
        }
        if (raisesEpoch) {
            state.sessionEpoch = newEpoch;
            held.clear();
            state.expected = newSeqNo;
            knownEnd = newSeqNo;
            asked = false;
        } else {
            advanceTo(newSeqNo);
        }
    }

    /** The client has begun to send again: time for it once a request, but only the numbers themselves renew the tries. */
    void onRetransmission(long fromSeqNo, long count) {
        announcedEnd = fromSeqNo + count;
        if (asked && !announced) {
            announced = true;
            dueIn(limits.resendTimeoutNanos());
        }
    }

    /** The client cannot send again: what it has not is lost, the session goes on above it. */
    void onRetransmitReject(long requestId, long lowestAvailable, RetransmitRejectReason reason) {
        if (reason != RetransmitRejectReason.OUT_OF_RANGE || !asked || tries == 0 || requestId != nextRequestId - 1) {
            return;
        }
        boolean partly = lowestAvailable > state.expected && lowestAvailable < askedEnd;
        asked = false;
        advanceTo(partly ? lowestAvailable : askedEnd);
        missingBelow(knownEnd);
    }

    LogoutReason onTimer() {
        if (!asked || frames.monotonicNanos() - dueNanos < 0) {
            return null;
        }
        if (tries == limits.resendTries()) {
            return LogoutReason.GAP_UNFILLED;
        }
        ask();
        return null;
    }

    private void missingBelow(long end) {
        knownEnd = Math.max(knownEnd, end);
        if (knownEnd > state.expected && !asked && firstMissingEnd() > state.expected) {
            ask();
        }
    }

    private void advanceTo(long next) {
        state.expected = next;
        while (!held.isEmpty() && held.first() <= state.expected) {
            if (held.pollFirst() == state.expected) {
                state.expected++;
                state.clientMessages++;
            }
        }
        if (state.expected >= knownEnd) {
            knownEnd = state.expected;
            asked = false;
        } else if (asked && state.expected >= askedEnd) {
            asked = false;
            missingBelow(knownEnd);
        } else if (asked) {
            tries = 0;
            announced = false;
            dueIn(state.expected >= announcedEnd ? NEXT_BATCH_NANOS : limits.resendTimeoutNanos());
        }
        tries = asked ? tries : 0;
    }

    private void ask() {
        tries = asked ? tries + 1 : 1;
        asked = true;
        announced = false;
        askedEnd = firstMissingEnd();
        dueIn(limits.resendTimeoutNanos());
        frames.resendRequest(nextRequestId++, state.expected, askedEnd - state.expected);
    }

    private void dueIn(long nanos) {
        dueNanos = frames.monotonicNanos() + nanos;
    }

    private long firstMissingEnd() {
        return held.isEmpty() ? knownEnd : Math.min(knownEnd, held.first());
    }
}
