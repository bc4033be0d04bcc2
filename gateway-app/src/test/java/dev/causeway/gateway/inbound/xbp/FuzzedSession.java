package dev.causeway.gateway.inbound.xbp;

import static dev.causeway.gateway.inbound.xbp.FuzzPorts.require;

import dev.causeway.gateway.inbound.gap.GapPolicy;
import dev.causeway.gateway.inbound.socket.CloseCause;
import dev.causeway.gateway.inbound.socket.Connection;
import dev.causeway.gateway.inbound.socket.Endpoint;
import dev.causeway.gateway.inbound.socket.SendBuffer;
import dev.causeway.protocol.feed.sbe.StatusReason;
import dev.causeway.protocol.xbp.sbe.LogoutReason;
import dev.causeway.store.MemoryOutboundLog;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;

/** A session with the loop's part played by the input: bytes, time, room, the end of connections. */
final class FuzzedSession implements Connection {
    private static final int HOLD_FRAMES = 16;
    private static final Endpoint ENDPOINT = new Endpoint("127.0.0.1", 9);

    private final FuzzPorts ports = new FuzzPorts();
    private final XbpSession session;
    private final XbpConnection connection;
    private final SendBuffer out = new SendBuffer(8_192);
    private long now = 1_000;
    private long epochNanos = SessionHarness.EPOCH * 1_000;
    private boolean connected;
    private boolean ending;
    private boolean journalWorks = true;
    private int epoch;
    private long expected;

    FuzzedSession() {
        XbpSessionSettings usual = SessionHarness.settings("fuzz", 1, 9);
        XbpSessionSettings settings = new XbpSessionSettings(
                usual.identity(),
                List.of(ENDPOINT),
                usual.compId(),
                usual.secret(),
                usual.heartbeatMs(),
                usual.reconnect(),
                usual.socket(),
                new XbpLimits(HOLD_FRAMES, 8_192, 2_048, GapPolicy.usual(Duration.ofSeconds(1)), 5_000, 2_000));
        session = new XbpSession(
                settings,
                new XbpPorts(
                        ports,
                        ports,
                        ports,
                        new MemoryOutboundLog(),
                        ReplayPolicy.ORDERS_NEVER,
                        (seqNo, frame, offset, length) -> {}));
        connection = new XbpConnection(session, 2_048, () -> journalWorks);
    }

    void step(FuzzInput input) {
        int what = input.choice(32);
        if (what < 20) {
            receive(new FuzzedFrames(input, session.probe().status()).next(), input);
        } else if (what < 24) {
            pass(1L + input.next() * (what == 20 ? 40L : 1L));
        } else {
            rare(what, input);
        }
        turn();
    }

    private void rare(int what, FuzzInput input) {
        switch (what) {
            case 24 -> disconnect(CloseCause.PEER_CLOSED);
            case 25 -> ports.full = !ports.full;
            case 26 -> order(input);
            case 27 -> session.logout(LogoutReason.NORMAL, StatusReason.OPERATOR, now, epochNanos);
            case 28 -> session.reset(now, epochNanos);
            case 29 -> session.enable();
            case 30 -> journalWorks = !journalWorks;
            default -> ports.commits = !ports.commits;
        }
        ports.commit();
        connection.settle(now);
    }

    /** As the loop would: nothing is read while muted. */
    private void receive(byte[] frame, FuzzInput input) {
        int position = 0;
        int piece = input.choice(4) == 0 ? 1 + input.choice(40) : frame.length;
        while (position < frame.length && connected && !ending && !connection.muted()) {
            ByteBuffer room = connection.receiveBuffer();
            require(room.hasRemaining(), "no room to read into although not muted");
            int count = Math.min(Math.min(piece, room.remaining()), frame.length - position);
            room.put(frame, position, count);
            position += count;
            connection.onReceived(count, now, epochNanos);
        }
    }

    private void order(FuzzInput input) {
        byte[] frame = PeerFrames.trade(1);
        if (input.choice(2) == 0) {
            frame[26] = 101;
            frame[27] = 0;
        }
        session.send(new UnsafeBuffer(frame), 0, frame.length);
    }

    private void pass(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
        epochNanos += TimeUnit.MILLISECONDS.toNanos(millis);
        connection.onTimer(now, epochNanos);
    }

    private void turn() {
        if (connected && connection.muted()) {
            connection.resume(now, epochNanos);
        }
        if (ending) {
            disconnect(CloseCause.LOCAL);
        }
        out.discard(out.pendingBytes());
        if (!connected && connection.readyToConnect(now, epochNanos)) {
            connection.onConnecting(ENDPOINT, now, epochNanos);
            connected = true;
            connection.onConnected(this, now, epochNanos);
        }
    }

    private void disconnect(CloseCause cause) {
        if (connected) {
            connected = false;
            ending = false;
            out.discard(out.pendingBytes());
            connection.onDisconnected(cause, "fuzz", now, epochNanos);
        }
    }

    void check() {
        XbpSessionStatus status = session.probe().status();
        require(
                status.epoch() > epoch || status.epoch() == epoch && status.nextExpected() >= expected,
                "expected fell from " + epoch + "/" + expected + " to " + status.epoch() + "/" + status.nextExpected());
        epoch = status.epoch();
        expected = status.nextExpected();
        require(status.gaps().size() <= HOLD_FRAMES + 1, "gaps " + status.gaps().size());
        require(out.pendingBytes() <= 8_192, "send buffer " + out.pendingBytes());
    }

    @Override
    public SendBuffer sendBuffer() {
        return out;
    }

    @Override
    public String peer() {
        return "fuzz";
    }

    @Override
    public int grantedSendBufferBytes() {
        return 1;
    }

    @Override
    public int grantedReceiveBufferBytes() {
        return 1;
    }

    @Override
    public void close() {
        ending = true;
    }

    @Override
    public void abort() {
        ending = true;
    }

    @Override
    public void healthy() {
        // nothing to reset
    }
}
