package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.inbound.gap.GapPolicy;
import dev.causeway.gateway.inbound.socket.Endpoint;
import dev.causeway.gateway.inbound.socket.ReconnectSettings;
import dev.causeway.gateway.inbound.socket.SendBuffer;
import dev.causeway.gateway.inbound.socket.SocketSettings;
import dev.causeway.gateway.normalize.SessionEventLog;
import dev.causeway.gateway.port.SessionEvents;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.protocol.feed.sbe.StatusReason;
import dev.causeway.protocol.xbp.XbpFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;

/** A session without socket, thread or clock: the test is the loop and the venue. */
final class SessionHarness {
    static final long EPOCH = 5_000_000;
    final RecordingPorts ports = new RecordingPorts();
    final RefusingOutboundLog log = new RefusingOutboundLog();
    final List<Long> undelivered = new ArrayList<>();
    SendBuffer out = new SendBuffer(1 << 16);
    XbpSession session;
    long now = 1_000;
    long epochNanos = EPOCH * 1_000;
    GapPolicy gaps = XbpLimits.defaults().gaps();
    private final SessionEvents events = new SessionEventLog("simy", ports);

    SessionHarness() {
        restart();
    }

    static XbpSessionSettings settings(String id, int sessionNo, int port) {
        return settings(id, sessionNo, port, XbpLimits.defaults());
    }

    private static XbpSessionSettings settings(String id, int sessionNo, int port, XbpLimits limits) {
        return new XbpSessionSettings(
                new SessionIdentity(sessionNo, 3, id, "SIMY", 'X'),
                List.of(new Endpoint("127.0.0.1", port)),
                "CAUSEWAY",
                "canary-secret",
                true,
                1_000,
                new ReconnectSettings(1_000, 10, 50, 42),
                SocketSettings.defaults(),
                limits);
    }

    /** A new process over the same journal and log. */
    void restart() {
        session = new XbpSession(
                settings("simy", 1, 9990, XbpLimits.defaults().with(gaps)),
                new XbpPorts(
                        ports,
                        events,
                        ports,
                        log,
                        ReplayPolicy.ORDERS_NEVER,
                        (seqNo, frame, offset, length) -> undelivered.add(seqNo)));
    }

    /** An established journal and log: epoch 1, this number expected next. */
    SessionHarness recovered(long nextExpected) {
        ports.recovered(1, EPOCH, nextExpected);
        log.reset(1, log.nextSeqNo(), 0);
        restart();
        return this;
    }

    SessionHarness connect() {
        session.readyToConnect(now, epochNanos);
        session.onConnecting("127.0.0.1:9990");
        session.onConnected(out, "127.0.0.1:9990", now, epochNanos);
        return this;
    }

    /** Connected, log-on accepted, nothing missing; what was recorded so far is forgotten. */
    SessionHarness established() {
        connect();
        give(PeerFrames.accept(session.probe().status().nextExpected(), session.probe().venueEpoch, log.nextSeqNo()));
        sent();
        ports.take();
        return this;
    }

    /** @return whether every frame was taken */
    boolean give(byte[]... frames) {
        boolean taken = true;
        for (byte[] frame : frames) {
            session.onBytes(frame.length, now, epochNanos);
            taken &= session.onFrame(new UnsafeBuffer(frame), 0, frame.length, now, epochNanos);
            session.afterWrites(now);
        }
        return taken;
    }

    void pass(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
        epochNanos += TimeUnit.MILLISECONDS.toNanos(millis);
        session.onTimer(now, epochNanos);
    }

    /** The venue stays alive while time passes. */
    void passAlive(long millis) {
        session.onBytes(0, now + TimeUnit.MILLISECONDS.toNanos(millis), epochNanos);
        pass(millis);
    }

    boolean disconnect() {
        return session.onDisconnected(StatusReason.PEER_CLOSED, "end of stream", epochNanos);
    }

    /** What the session has sent since this was asked last, one line a frame. */
    List<String> sent() {
        List<String> frames = new ArrayList<>();
        while (out.pendingBytes() > 0) {
            int offset = out.pendingOffset();
            frames.add(FrameText.of(out.buffer(), offset));
            out.discard(XbpFrame.frameLength(out.buffer(), offset));
        }
        return frames;
    }
}
