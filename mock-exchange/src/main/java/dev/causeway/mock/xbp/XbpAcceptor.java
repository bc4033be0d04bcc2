package dev.causeway.mock.xbp;

import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.GapFillDecoder;
import dev.causeway.protocol.xbp.sbe.HeartbeatDecoder;
import dev.causeway.protocol.xbp.sbe.LogonDecoder;
import dev.causeway.protocol.xbp.sbe.LogoutDecoder;
import dev.causeway.protocol.xbp.sbe.LogoutReason;
import dev.causeway.protocol.xbp.sbe.ResendRequestDecoder;
import dev.causeway.protocol.xbp.sbe.RetransmissionDecoder;
import dev.causeway.protocol.xbp.sbe.RetransmitRejectDecoder;
import dev.causeway.protocol.xbp.sbe.SequenceResetDecoder;
import dev.causeway.protocol.xbp.sbe.SessionRejectDecoder;
import dev.causeway.protocol.xbp.sbe.SessionRejectReason;
import dev.causeway.protocol.xbp.sbe.TestRequestDecoder;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;

/**
 * One connection of a client: log-on, dispatch, liveness, end. No I/O, no clock. Protocol document: XBP section 4.
 *
 * <p>Owner: the venue's thread. Whoever owns it calls {@link #onFrame} for every frame, {@link #onTimer} and {@link #pump}
 * every few milliseconds, and {@link #onDisconnect} once.
 */
final class XbpAcceptor {
    private final FrameSink sink;
    private final AcceptorLimits limits;
    private final SessionFrames frames;
    private final LogonJudge judge;
    private final long connectedNanos;
    private SessionState state;
    private Outbound outbound;
    private Inbound inbound;
    private long heartbeatNanos;
    private long lastReceivedNanos;
    private long nextTestReqId = 1;
    private boolean testing;
    private boolean ended;

    XbpAcceptor(Map<String, SessionState> sessions, FrameSink sink, AcceptorLimits limits, long monotonicNanos) {
        this.sink = sink;
        this.limits = limits;
        frames = new SessionFrames(sink, monotonicNanos);
        judge = new LogonJudge(sessions, frames);
        connectedNanos = monotonicNanos;
        lastReceivedNanos = monotonicNanos;
    }

    /** The session after a good Logon, null before. */
    SessionState session() {
        return state;
    }

    /** Whether the connection is being given up. */
    boolean isEnded() {
        return ended;
    }

    void onFrame(DirectBuffer buffer, int offset, long monotonicNanos, long epochNanos) {
        frames.now(monotonicNanos, epochNanos);
        lastReceivedNanos = monotonicNanos;
        testing = false;
        if (ended) {
            return;
        }
        int templateId = XbpFrame.templateId(buffer, offset);
        if (state == null) {
            onFirst(buffer, offset, templateId);
        } else if (XbpFrame.isApplication(templateId)) {
            endIf(inbound.onApplication(buffer, offset), "application frame");
        } else {
            onSession(buffer, offset, templateId);
        }
    }

    /** The bytes are no frames: the connection cannot go on. */
    void onViolation(String description, long monotonicNanos, long epochNanos) {
        frames.now(monotonicNanos, epochNanos);
        end(LogoutReason.PROTOCOL_VIOLATION, description);
    }

    void onTimer(long monotonicNanos, long epochNanos) {
        frames.now(monotonicNanos, epochNanos);
        if (ended) {
            return;
        }
        if (state == null) {
            if (monotonicNanos - connectedNanos > limits.logonTimeoutNanos()) {
                end(LogoutReason.PROTOCOL_VIOLATION, "no Logon");
            }
            return;
        }
        endIf(inbound.onTimer(), "client did not fill a gap");
        if (!ended && !outbound.isReplaying() && state.backlog() > limits.maxBacklog()) {
            end(LogoutReason.SLOW_READER, state.backlog() + " messages wait");
        }
        if (!ended) {
            liveness(monotonicNanos);
        }
    }

    /** Nothing could come because nothing was read: that is no silence of the client's. */
    void onNothingRead(long monotonicNanos) {
        lastReceivedNanos = monotonicNanos;
    }

    /** Sends what there is room for. */
    void pump(long monotonicNanos, long epochNanos) {
        if (state != null && !ended) {
            frames.now(monotonicNanos, epochNanos);
            outbound.pump();
        }
    }

    /** Ends the session in order. */
    void logout(LogoutReason reason, long monotonicNanos, long epochNanos) {
        frames.now(monotonicNanos, epochNanos);
        end(reason, "");
    }

    /** The connection is gone. */
    void onDisconnect() {
        ended = true;
        if (state != null) {
            state.live = false;
        }
    }

    private void onFirst(DirectBuffer buffer, int offset, int templateId) {
        if (templateId != LogonDecoder.TEMPLATE_ID) {
            end(LogoutReason.PROTOCOL_VIOLATION, "first frame is no Logon");
            return;
        }
        LogonDecoder logon = new LogonDecoder();
        logon.wrap(buffer, offset + XbpFrame.HEADER_LENGTH, XbpFrame.blockLength(buffer, offset), 0);
        SessionState accepted = judge.judge(logon);
        if (accepted == null) {
            ended = true;
            sink.closeAfterFlush();
            return;
        }
        state = accepted;
        state.live = true;
        state.transmitNext = state.sent.next();
        long heartbeatMillis = judge.heartbeatMillis();
        heartbeatNanos = TimeUnit.MILLISECONDS.toNanos(heartbeatMillis);
        outbound = new Outbound(state, frames, sink, limits.replay());
        inbound = new Inbound(state, frames, limits);
        boolean wrongEpoch = state.takeLogonFault(Fault.Kind.WRONG_EPOCH);
        frames.logonAccept(wrongEpoch ? state.sessionEpoch + 1 : state.sessionEpoch, heartbeatMillis);
        outbound.beginAt(judge.clientExpected());
        inbound.awaitReplay(judge.clientNext());
    }

    private void onSession(DirectBuffer buffer, int offset, int templateId) {
        long seqNo = XbpFrame.seqNo(buffer, offset);
        int block = offset + XbpFrame.HEADER_LENGTH;
        int length = XbpFrame.blockLength(buffer, offset);
        switch (templateId) {
            case SequenceResetDecoder.TEMPLATE_ID -> {
                SequenceResetDecoder reset = new SequenceResetDecoder().wrap(buffer, block, length, 0);
                inbound.onSequenceReset(reset.newEpoch(), reset.newSeqNo(), seqNo, templateId);
                return;
            }
            case GapFillDecoder.TEMPLATE_ID -> {
                GapFillDecoder fill = new GapFillDecoder().wrap(buffer, block, length, 0);
                inbound.onGapFill(fill.fromSeqNo(), fill.newSeqNo(), seqNo, templateId);
            }
            case RetransmissionDecoder.TEMPLATE_ID -> {
                RetransmissionDecoder batch = new RetransmissionDecoder().wrap(buffer, block, length, 0);
                inbound.onRetransmission(batch.fromSeqNo(), batch.count());
            }
            case RetransmitRejectDecoder.TEMPLATE_ID -> {
                RetransmitRejectDecoder refusal = new RetransmitRejectDecoder().wrap(buffer, block, length, 0);
                inbound.onRetransmitReject(refusal.requestId(), refusal.lowestAvailable(), refusal.reason());
            }
            case ResendRequestDecoder.TEMPLATE_ID -> {
                ResendRequestDecoder ask = new ResendRequestDecoder().wrap(buffer, block, length, 0);
                outbound.request(ask.requestId(), ask.fromSeqNo(), ask.count());
            }
            case TestRequestDecoder.TEMPLATE_ID ->
                answer(new TestRequestDecoder().wrap(buffer, block, length, 0).testReqId());
            case LogoutDecoder.TEMPLATE_ID -> end(LogoutReason.NORMAL, "");
            case LogonDecoder.TEMPLATE_ID -> end(LogoutReason.PROTOCOL_VIOLATION, "second Logon");
            case HeartbeatDecoder.TEMPLATE_ID, SessionRejectDecoder.TEMPLATE_ID -> {}
            default -> frames.sessionReject(seqNo, templateId, SessionRejectReason.UNKNOWN_TEMPLATE);
        }
        if (!ended) {
            endIf(inbound.onNextNamed(seqNo), "session frame names " + seqNo);
        }
    }

    private void answer(long testReqId) {
        if (!outbound.isSilent()) {
            frames.heartbeat(testReqId, state.transmitNext);
        }
    }

    private void liveness(long monotonicNanos) {
        long silence = monotonicNanos - lastReceivedNanos;
        if (silence >= 3 * heartbeatNanos) {
            end(LogoutReason.SILENCE, "nothing received");
            return;
        }
        if (outbound.isSilent()) {
            return;
        }
        if (silence >= 2 * heartbeatNanos && !testing) {
            testing = true;
            frames.testRequest(nextTestReqId++);
        } else if (monotonicNanos - frames.lastSentNanos() >= heartbeatNanos) {
            frames.heartbeat(0, state.transmitNext);
        }
    }

    private void endIf(LogoutReason reason, String text) {
        if (reason != null) {
            end(reason, text);
        }
    }

    private void end(LogoutReason reason, String text) {
        if (ended) {
            return;
        }
        ended = true;
        if (state != null) {
            frames.logout(reason, text);
        }
        sink.closeAfterFlush();
    }
}
