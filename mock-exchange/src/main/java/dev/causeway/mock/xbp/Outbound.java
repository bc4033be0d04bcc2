package dev.causeway.mock.xbp;

import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.MdQuoteEncoder;
import dev.causeway.protocol.xbp.sbe.ResendRequestEncoder;
import dev.causeway.protocol.xbp.sbe.RetransmitRejectReason;
import dev.causeway.protocol.xbp.sbe.TradingStatusDecoder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The numbers we send on one connection: new messages in order, and ahead of them whatever has to be sent again (XBP rules
 * 3, 5, 6). Everything is taken from the session's kept messages, as far as the sink has room.
 *
 * <p>Owner: the venue's thread.
 */
final class Outbound {
    static final long UNASKED = ResendRequestEncoder.requestIdNullValue();

    /** Always left for session frames. */
    private static final int RESERVED_BYTES = 4096;

    private final UnsafeBuffer frame = new UnsafeBuffer(new byte[XbpFrame.MAX_FRAME_LENGTH]);
    private final TradingStatusDecoder status = new TradingStatusDecoder();
    private final SessionState state;
    private final SessionFrames frames;
    private final FrameSink sink;
    private final FaultInjector faults;
    private final ReplayPolicy policy;
    private Range replay;
    private Range waiting;
    private long replayNext;
    private long batchEnd;

    Outbound(SessionState state, SessionFrames frames, FrameSink sink, ReplayPolicy policy) {
        this.state = state;
        this.frames = frames;
        this.sink = sink;
        this.policy = policy;
        faults = new FaultInjector(state, frames, sink);
    }

    /** After LogonAccept: the client has taken everything below {@code clientExpected}; the rest follows unasked. */
    void beginAt(long clientExpected) {
        state.transmitNext = state.sent.next();
        long from = Math.max(clientExpected, state.sent.lowest());
        if (from < state.transmitNext) {
            begin(new Range(UNASKED, from, state.transmitNext, false));
        }
    }

    /** A ResendRequest; {@code count} 0 means to the end. */
    void request(long requestId, long from, long count) {
        if (faults.withholdsResend()) {
            return;
        }
        if (from < state.sent.lowest() || from >= state.transmitNext || faults.rejectsResend()) {
            frames.retransmitReject(requestId, RetransmitRejectReason.OUT_OF_RANGE);
            return;
        }
        long end = count == 0 ? state.transmitNext : Math.min(state.transmitNext, from + count);
        Range asked = new Range(requestId, from, end, faults.gapFillsEverything());
        if (replay == null) {
            begin(asked);
        } else if (waiting == null) {
            waiting = asked;
        } else {
            frames.retransmitReject(requestId, RetransmitRejectReason.IN_PROGRESS);
        }
    }

    /** Whether something is being sent again. */
    boolean isReplaying() {
        return replay != null;
    }

    /** Whether a fault keeps the line silent. */
    boolean isSilent() {
        return faults.isSilent();
    }

    /** Sends as much as there is room for. */
    void pump() {
        faults.strike(replay == null);
        while (!faults.isSilent() && !faults.isClosed() && sink.room() >= RESERVED_BYTES) {
            if (replay != null) {
                replayStep();
            } else if (state.backlog() > 0) {
                sendNext();
                faults.strike(true);
            } else {
                break;
            }
        }
        faults.flood(RESERVED_BYTES);
        faults.releaseHold();
    }

    private void begin(Range range) {
        replay = range;
        replayNext = range.from;
        batchEnd = range.from;
    }

    private void replayStep() {
        if (replayNext == replay.end) {
            replay = null;
            if (waiting != null) {
                begin(waiting);
                waiting = null;
            }
        } else if (replayNext == batchEnd) {
            batchEnd = Math.min(replay.end, replayNext + AcceptorLimits.REPLAY_BATCH);
            frames.retransmission(replay.requestId, replayNext, batchEnd - replayNext);
        } else if (loadIfReplayable(replayNext)) {
            XbpFrame.flags(frame, 0, XbpFrame.FLAG_POSS_DUP);
            write(replayNext);
            replayNext++;
        } else {
            long from = replayNext++;
            while (replayNext < batchEnd && !loadIfReplayable(replayNext)) {
                replayNext++;
            }
            frames.gapFill(replay.requestId, from, replayNext);
        }
    }

    private void sendNext() {
        long seqNo = state.transmitNext++;
        if (faults.skips()) {
            return;
        }
        int length = state.sent.copy(seqNo, frame, 0);
        XbpFrame.restamp(frame, 0, seqNo, state.expected - 1, frames.epochNanos());
        int toSend = faults.spoil(frame, length);
        sink.write(frame, 0, toSend);
        frames.sent();
        faults.afterFrame(frame, length);
    }

    private boolean loadIfReplayable(long seqNo) {
        if (replay.gapFillOnly || state.sent.copy(seqNo, frame, 0) == 0) {
            return false;
        }
        if (policy == ReplayPolicy.ALL) {
            return true;
        }
        int templateId = XbpFrame.templateId(frame, 0);
        if (templateId == TradingStatusDecoder.TEMPLATE_ID) {
            status.wrap(frame, XbpFrame.HEADER_LENGTH, TradingStatusDecoder.BLOCK_LENGTH, 0);
            return state.lastStatusSeqByInstrument.get(status.instrumentId()) == seqNo;
        }
        return templateId != MdQuoteEncoder.TEMPLATE_ID;
    }

    private void write(long seqNo) {
        XbpFrame.restamp(frame, 0, seqNo, state.expected - 1, frames.epochNanos());
        sink.write(frame, 0, XbpFrame.frameLength(frame, 0));
        frames.sent();
    }

    private record Range(long requestId, long from, long end, boolean gapFillOnly) {}
}
