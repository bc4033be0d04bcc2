package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.port.UndeliveredListener;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.GapFillEncoder;
import dev.causeway.protocol.xbp.sbe.ResendRequestDecoder;
import dev.causeway.protocol.xbp.sbe.RetransmissionEncoder;
import dev.causeway.protocol.xbp.sbe.RetransmitRejectReason;
import dev.causeway.store.OutboundLog;
import org.agrona.DirectBuffer;

/**
 * Answers one resend request at a time from the outbound log, in batches, as fast as the send buffer empties (rules 3 and
 * 5). Owner: the session's thread.
 */
final class OutboundReplay {
    /** Numbers in one batch at most. */
    static final int BATCH = 256;

    /** What one step may write: the batch's head, a gap fill, a largest frame, a closing gap fill. */
    private static final int STEP_BYTES = XbpFrame.frameLengthOf(RetransmissionEncoder.BLOCK_LENGTH)
            + 2 * XbpFrame.frameLengthOf(GapFillEncoder.BLOCK_LENGTH)
            + XbpFrame.MAX_FRAME_LENGTH;

    private final OutboundLog log;
    private final FrameWriter writer;
    private final ReplayPolicy policy;
    private final UndeliveredListener undelivered;
    private boolean active;
    private boolean noRoom;
    private long requestId;
    private long cursor;
    private long batchEnd;
    private long end;
    private long gapFrom;

    OutboundReplay(OutboundLog log, FrameWriter writer, ReplayPolicy policy, UndeliveredListener undelivered) {
        this.log = log;
        this.writer = writer;
        this.policy = policy;
        this.undelivered = undelivered;
    }

    /** The peer asks. */
    void onRequest(long askedRequestId, long fromSeqNo, long count) {
        long next = log.nextSeqNo();
        if (active) {
            writer.retransmitReject(askedRequestId, lowest(), RetransmitRejectReason.IN_PROGRESS);
        } else if (lowest() == 0 || fromSeqNo < lowest() || fromSeqNo >= next) {
            writer.retransmitReject(askedRequestId, lowest(), RetransmitRejectReason.OUT_OF_RANGE);
        } else {
            begin(askedRequestId, fromSeqNo, count == 0 ? next : Math.min(next, fromSeqNo + count));
        }
    }

    /** The peer's log-on shows that it lacks what we sent; for what the store no longer has it will have to ask. */
    void afterLogon(long peerExpected) {
        if (lowest() != 0) {
            begin(ResendRequestDecoder.requestIdNullValue(), Math.max(lowest(), peerExpected), log.nextSeqNo());
        }
    }

    /** Goes on while there is room. */
    void pump() {
        while (active && writer.freeBytes() >= STEP_BYTES) {
            if (cursor == batchEnd) {
                batchEnd = Math.min(end, cursor + BATCH);
                writer.retransmission(requestId, cursor, batchEnd - cursor);
            }
            gapFrom = cursor;
            noRoom = false;
            log.forEach(cursor, batchEnd - 1, this::onStored);
            if (noRoom) {
                return;
            }
            fillTo(batchEnd);
            cursor = batchEnd;
            active = cursor < end;
        }
    }

    /** Whether an answer is under way. */
    boolean active() {
        return active;
    }

    void cancel() {
        active = false;
    }

    private void begin(long newRequestId, long fromSeqNo, long endSeqNo) {
        active = true;
        requestId = newRequestId;
        cursor = fromSeqNo;
        batchEnd = fromSeqNo;
        end = endSeqNo;
        pump();
    }

    private boolean onStored(long seqNo, long epochNanos, DirectBuffer buffer, int offset, int length) {
        if (writer.freeBytes() < STEP_BYTES) {
            fillTo(cursor);
            noRoom = true;
            return false;
        }
        if (policy.replays(XbpFrame.templateId(buffer, offset))) {
            fillTo(seqNo);
            writer.application(seqNo, XbpFrame.FLAG_POSS_DUP, buffer, offset, length);
            gapFrom = seqNo + 1;
        } else {
            undelivered.onUndelivered(seqNo, buffer, offset, length);
        }
        cursor = seqNo + 1;
        return true;
    }

    /** One GapFill for the run that was not replayed. */
    private void fillTo(long seqNo) {
        if (gapFrom < seqNo) {
            writer.gapFill(requestId, gapFrom, seqNo);
            gapFrom = seqNo;
        }
    }

    private long lowest() {
        return log.lowestSeqNo();
    }
}
