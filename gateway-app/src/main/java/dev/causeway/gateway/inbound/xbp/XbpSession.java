package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.inbound.socket.SendBuffer;
import dev.causeway.gateway.port.VenueSession;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.protocol.feed.sbe.StatusReason;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.LogonAcceptDecoder;
import dev.causeway.protocol.xbp.sbe.LogonRejectDecoder;
import dev.causeway.protocol.xbp.sbe.LogoutDecoder;
import dev.causeway.protocol.xbp.sbe.LogoutReason;
import dev.causeway.store.OutboundLog;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One XBP session, initiator role, over successive connections: the state machine of XBP section 4. Frames and times in;
 * bytes in the connection's send buffer, calls of the ports, and a wish to close out. Owner: the loop's thread.
 */
final class XbpSession implements SessionControl, VenueSession {
    /** What is to become of the connection. */
    enum Closing {
        NO,
        AFTER_FLUSH,
        AT_ONCE
    }

    private static final Logger LOG = LoggerFactory.getLogger(XbpSession.class);

    private final LogonAcceptDecoder accept = new LogonAcceptDecoder();
    private final LogonRejectDecoder reject = new LogonRejectDecoder();
    private final LogoutDecoder logoutFrame = new LogoutDecoder();
    private final XbpSessionSettings settings;
    final OutboundLog log;
    private final SessionProbe probe;
    private final PendingEvents events;
    final FrameWriter writer;
    private final InboundOrder order;
    private final InboundFlow flow;
    private final LogonExchange logon;
    private final OutboundFlow outbound;
    private final SessionFrames frames;
    private final StatusTrail trail;
    private final Liveness liveness = new Liveness();
    private Closing closing = Closing.NO;
    private StatusReason closeReason = StatusReason.NONE;
    private String peer = "";
    private boolean stopped;
    private boolean resetWanted;
    private boolean established;
    private boolean frameRefused;
    private long deadlineNanos;
    private long testRequests;

    XbpSession(XbpSessionSettings settings, XbpPorts ports) {
        this.settings = settings;
        log = ports.log();
        probe = new SessionProbe(settings.identity());
        CommittedPosition committed =
                new CommittedPosition(ports.committed(), settings.identity().sessionNo());
        order = new InboundOrder(committed);
        writer = new FrameWriter(order, committed);
        events = new PendingEvents(ports.events());
        SessionOutputs outputs = new SessionOutputs(writer, events, probe, new VenueWarnings(id()));
        flow = new InboundFlow(settings, order, ports.messages(), outputs, this);
        outbound = new OutboundFlow(ports, outputs, this);
        logon = new LogonExchange(settings, order, flow, new SessionNumbers(committed, log, outbound), outputs, this);
        trail = new StatusTrail(order, events, probe);
        frames = new SessionFrames(order, flow, logon, outbound.replay(), outputs);
    }

    SessionState state() {
        return trail.state();
    }

    SessionProbe probe() {
        return probe;
    }

    Closing closing() {
        return closing;
    }

    /** Whether the ring was full: no frame is taken until {@link #resume} succeeds. */
    boolean muted() {
        return probe.muted;
    }

    /** Whether the log-on stands: the back-off may start over. */
    boolean established() {
        return established;
    }

    /** Whether an attempt to connect could go on to a log-on at once. */
    boolean readyToConnect(long monotonicNanos, long epochNanos) {
        return resume(monotonicNanos, epochNanos) && logon.ready(epochNanos);
    }

    void onConnecting(String endpoint) {
        probe.endpoint = endpoint;
        trail.enter(SessionState.CONNECTING);
    }

    void onConnected(SendBuffer sendBuffer, String peerAddress, long monotonicNanos, long epochNanos) {
        peer = peerAddress;
        closing = Closing.NO;
        closeReason = StatusReason.NONE;
        established = false;
        writer.attach(sendBuffer);
        liveness.begin(settings.heartbeatMs(), monotonicNanos);
        trail.enter(SessionState.CONNECTING);
        trail.tell(SessionStatusCode.CONNECTED, StatusReason.NONE, epochNanos);
        logonWhenReady(monotonicNanos, epochNanos);
    }

    /** Something was read. */
    void onBytes(int count, long monotonicNanos, long readEpochNanos) {
        liveness.received(monotonicNanos);
        SessionCounters.add(probe.counters.bytes, count);
        probe.counters.receivedEpochNanos.setRelease(readEpochNanos);
    }

    /**
     * One frame as the assembler gave it.
     *
     * @return false when it was not taken: offer it again after {@link #resume}
     */
    boolean onFrame(DirectBuffer frame, int offset, int length, long monotonicNanos, long readEpochNanos) {
        if (closing != Closing.NO) {
            return true;
        }
        frameRefused = (probe.muted || !events.isEmpty()) && !resume(monotonicNanos, readEpochNanos);
        if (frameRefused) {
            return false;
        }
        writer.stamp(log.nextSeqNo(), readEpochNanos);
        outbound.onFrame(frame, offset);
        int templateId = XbpFrame.templateId(frame, offset);
        if (!XbpFrame.isApplication(templateId)) {
            onSessionFrame(templateId, frame, offset, monotonicNanos, readEpochNanos);
        } else if (!state().conversing()) {
            violation("template " + templateId + " not allowed in " + state());
        } else if (!flow.onApplication(frame, offset, length, monotonicNanos, readEpochNanos)) {
            mute(true);
            frameRefused = true;
            return false;
        }
        resume(monotonicNanos, readEpochNanos);
        return true;
    }

    /** The bytes are no frames. */
    void onViolation(String description, long epochNanos) {
        SessionCounters.increment(probe.counters.decodeErrors);
        writer.stamp(log.nextSeqNo(), epochNanos);
        violation(description);
    }

    /** Tries again what the ring refused. @return whether nothing is kept back any more */
    boolean resume(long monotonicNanos, long epochNanos) {
        boolean free = flow.resume(monotonicNanos, epochNanos);
        if (free && state().loggedOn() && closing == Closing.NO) {
            writer.stamp(log.nextSeqNo(), epochNanos);
            flow.recovery().openIfMissing(monotonicNanos, epochNanos);
            trail.loggedOn(flow.recovery().open(), epochNanos);
            free = events.isEmpty();
        }
        mute(!free);
        return free;
    }

    void onTimer(long monotonicNanos, long epochNanos) {
        resume(monotonicNanos, epochNanos);
        if (state() == SessionState.DISCONNECTED || closing != Closing.NO) {
            return;
        }
        writer.stamp(log.nextSeqNo(), epochNanos);
        if (probe.muted || frameRefused) {
            liveness.received(monotonicNanos);
            flow.recovery().defer(monotonicNanos);
        }
        switch (state()) {
            case CONNECTING -> logonWhenReady(monotonicNanos, epochNanos);
            case LOGON_SENT -> {
                if (monotonicNanos - deadlineNanos >= 0) {
                    fail(
                            LogoutReason.SILENCE,
                            StatusReason.SILENCE,
                            "no answer to Logon within " + settings.limits().logonTimeoutMillis() + " ms");
                }
            }
            case LOGOUT_SENT -> {
                if (monotonicNanos - deadlineNanos >= 0) {
                    closing = Closing.AFTER_FLUSH;
                }
            }
            default -> whileLoggedOn(monotonicNanos, epochNanos);
        }
        afterWrites(monotonicNanos);
    }

    /** @return whether to connect again */
    boolean onDisconnected(StatusReason cause, String detail, long epochNanos) {
        boolean isSaid = closeReason != StatusReason.NONE;
        StatusReason reason = isSaid ? closeReason : cause;
        frameRefused = false;
        outbound.replay().cancel();
        writer.attach(null);
        flow.onDisconnected();
        closing = Closing.NO;
        closeReason = StatusReason.NONE;
        trail.disconnected(reason, isSaid ? "" : detail, epochNanos);
        if (resetWanted) {
            resetWanted = false;
            logon.reset(epochNanos);
        }
        if (!stopped) {
            SessionCounters.increment(probe.counters.reconnects);
        }
        return !stopped;
    }

    /** An operator wants the session up, whatever stopped it. */
    void enable() {
        stopped = false;
        trail.enable();
    }

    /** Ends the session in order and keeps it down. */
    void logout(LogoutReason reason, StatusReason status, long monotonicNanos, long epochNanos) {
        stopped = true;
        endInOrder(reason, status, monotonicNanos, epochNanos);
    }

    /** Ends the connection in order for a reason of our own; it comes back when it may. */
    void suspend(StatusReason status, String detail, long monotonicNanos, long epochNanos) {
        if (closing == Closing.NO && state() != SessionState.LOGOUT_SENT) {
            probe.lastError = status + ": " + detail;
            endInOrder(LogoutReason.NORMAL, status, monotonicNanos, epochNanos);
        }
    }

    /** A new epoch with the next log-on; ends the present connection in order. */
    void reset(long monotonicNanos, long epochNanos) {
        if (state() == SessionState.DISCONNECTED) {
            logon.reset(epochNanos);
        } else {
            resetWanted = true;
            endInOrder(LogoutReason.NORMAL, StatusReason.OPERATOR, monotonicNanos, epochNanos);
        }
    }

    @Override
    public Result send(DirectBuffer frame, int offset, int length) {
        boolean open = state().loggedOn() && closing == Closing.NO;
        return open ? outbound.send(frame, offset, length) : Result.NOT_LOGGED_ON;
    }

    @Override
    public void fail(LogoutReason reason, StatusReason status, String detail) {
        LOG.warn("session {}: {} {}: {}", id(), peer, reason, detail);
        probe.lastError = reason + ": " + detail;
        closeReason = status;
        writer.logout(reason, detail);
        closing = Closing.AFTER_FLUSH;
        trail.enter(SessionState.LOGOUT_SENT);
    }

    /** To be called after anything that may have written: a full send buffer is a slow reader. */
    void afterWrites(long monotonicNanos) {
        if (writer.takeWrote()) {
            liveness.sent(monotonicNanos);
        }
        if (writer.refused() && closing != Closing.AT_ONCE) {
            String detail = "peer does not read, " + settings.limits().sendBufferBytes() + " bytes wait";
            LOG.warn("session {}: {} SLOW_READER: {}", id(), peer, detail);
            probe.lastError = detail;
            closeReason = StatusReason.SLOW_PEER;
            closing = Closing.AT_ONCE;
        }
    }

    private void onSessionFrame(int templateId, DirectBuffer frame, int offset, long monotonicNanos, long epochNanos) {
        int body = offset + XbpFrame.HEADER_LENGTH;
        int block = XbpFrame.blockLength(frame, offset);
        int version = XbpFrame.version(frame, offset);
        if (templateId == LogoutDecoder.TEMPLATE_ID) {
            onLogout(logoutFrame.wrap(frame, body, block, version), epochNanos);
        } else if (state() == SessionState.LOGON_SENT && templateId == LogonAcceptDecoder.TEMPLATE_ID) {
            onAccept(accept.wrap(frame, body, block, version), monotonicNanos, epochNanos);
        } else if (state() == SessionState.LOGON_SENT && templateId == LogonRejectDecoder.TEMPLATE_ID) {
            onReject(reject.wrap(frame, body, block, version), epochNanos);
        } else if (!state().conversing() || (templateId <= LogonRejectDecoder.TEMPLATE_ID && templateId > 0)) {
            violation("template " + templateId + " not allowed in " + state());
        } else {
            flow.onNextNamed(XbpFrame.seqNo(frame, offset));
            if (closing == Closing.NO) {
                frames.onFrame(templateId, frame, offset, monotonicNanos, epochNanos);
            }
        }
    }

    private void onAccept(LogonAcceptDecoder frame, long monotonicNanos, long epochNanos) {
        long peerExpects = logon.onAccept(frame, epochNanos);
        if (peerExpects == 0) {
            return;
        }
        liveness.begin(settings.agreedHeartbeatMs(frame.heartbeatMs()), monotonicNanos);
        established = true;
        writer.stamp(log.nextSeqNo(), epochNanos);
        outbound.publishNext();
        flow.recovery().awaitReplay(monotonicNanos, epochNanos);
        trail.loggedOn(flow.recovery().open(), epochNanos);
        if (peerExpects < log.nextSeqNo()) {
            outbound.replay().afterLogon(peerExpects);
        }
    }

    private void onReject(LogonRejectDecoder frame, long epochNanos) {
        closeReason = StatusReason.LOGON_REJECTED;
        closing = Closing.AFTER_FLUSH;
        if (!logon.onReject(frame, epochNanos)) {
            stopped = true;
            trail.failed(StatusReason.LOGON_REJECTED, epochNanos);
        }
    }

    private void onLogout(LogoutDecoder frame, long epochNanos) {
        LogoutReason reason = frame.reason();
        if (state() != SessionState.LOGOUT_SENT) {
            if (reason != LogoutReason.NORMAL) {
                probe.lastError = "peer logged out: " + reason;
                LOG.warn("session {}: {} {}", id(), peer, probe.lastError);
            }
            closeReason = StatusReason.PEER_LOGGED_OUT;
            writer.logout(LogoutReason.NORMAL, "");
        }
        trail.tell(SessionStatusCode.LOGGED_OUT, closeReason, epochNanos);
        trail.enter(SessionState.LOGOUT_SENT);
        closing = Closing.AFTER_FLUSH;
    }

    private void endInOrder(LogoutReason reason, StatusReason status, long monotonicNanos, long epochNanos) {
        if (state().loggedOn()) {
            closeReason = status;
            writer.stamp(log.nextSeqNo(), epochNanos);
            writer.logout(reason, "");
            trail.enter(SessionState.LOGOUT_SENT);
            deadlineNanos = monotonicNanos
                    + TimeUnit.MILLISECONDS.toNanos(settings.limits().logoutTimeoutMillis());
        } else if (state() != SessionState.DISCONNECTED && state() != SessionState.LOGOUT_SENT) {
            closeReason = status;
            closing = Closing.AFTER_FLUSH;
        }
    }

    private void logonWhenReady(long monotonicNanos, long epochNanos) {
        if (writer.attached() && logon.ready(epochNanos)) {
            logon.send(epochNanos);
            trail.enter(SessionState.LOGON_SENT);
            deadlineNanos = monotonicNanos
                    + TimeUnit.MILLISECONDS.toNanos(settings.limits().logonTimeoutMillis());
        }
    }

    private void whileLoggedOn(long monotonicNanos, long epochNanos) {
        logon.alignLog(epochNanos);
        outbound.pump(state() == SessionState.ESTABLISHED);
        flow.recovery().onTimer(monotonicNanos);
        switch (closing == Closing.NO ? liveness.due(monotonicNanos) : Liveness.Due.NOTHING) {
            case HEARTBEAT -> writer.heartbeat(0);
            case TEST_REQUEST -> writer.testRequest(++testRequests);
            case SILENT ->
                fail(
                        LogoutReason.SILENCE,
                        StatusReason.SILENCE,
                        "nothing for " + liveness.silentMillis(monotonicNanos) + " ms, allowed are 3 heartbeats");
            default -> {
                // nothing is due
            }
        }
    }

    private void violation(String detail) {
        fail(LogoutReason.PROTOCOL_VIOLATION, StatusReason.PROTOCOL_VIOLATION, detail);
    }

    private void mute(boolean now) {
        if (probe.muted != now) {
            probe.muted = now;
        }
    }

    private String id() {
        return settings.identity().id();
    }
}
