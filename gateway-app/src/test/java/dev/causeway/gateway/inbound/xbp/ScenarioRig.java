package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.inbound.gap.GapPolicy;
import dev.causeway.gateway.inbound.socket.CloseCause;
import dev.causeway.gateway.inbound.socket.Connection;
import dev.causeway.gateway.inbound.socket.Endpoint;
import dev.causeway.gateway.inbound.socket.SendBuffer;
import dev.causeway.gateway.normalize.JournaledInstruments;
import dev.causeway.gateway.normalize.SessionEventWriter;
import dev.causeway.gateway.normalize.XbpNormalizer;
import dev.causeway.gateway.outbound.journal.JournalStage;
import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.gateway.port.VenueSession;
import dev.causeway.protocol.xbp.XbpFrame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;

/** A gateway's session with real normalizer, journal stage and stores; the scenario is the loop, the venue and the clock. */
final class ScenarioRig implements Connection {
    static final long EPOCH = 5_000_000;
    private static final int SESSION_NO = 1;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int ROOM_FOR_SESSION_FRAMES = 1_100;
    private static final int ROOM_FOR_ONE_STEP = 1_300;
    private static final int NO_ROOM = 24;
    private static final int SMALL_BUFFER_BYTES = 2_048;
    private static final int TURNS = 8;
    private static final int REFUSALS = 3;

    /** How the surroundings behave. Every scenario has the same outcome in each. */
    enum Twin {
        PLAIN,
        RING_REFUSES,
        SEND_BUFFER_FULL,
        SEND_BUFFER_SMALL,
        BYTE_BY_BYTE
    }

    final ScenarioRing ring = new ScenarioRing();
    final ArrayDeque<UnsafeBuffer> sent = new ArrayDeque<>();
    final List<Long> undelivered = new ArrayList<>();
    private final Twin twin;
    private final ScenarioStores stores;
    private SendBuffer out;
    private XbpSessionSettings settings;
    private JournalStage journal;
    private XbpSession session;
    private XbpConnection connection;
    private boolean connected;
    private boolean journalStopped;
    private int filler;
    private int occupied;
    private long now = 1_000;
    private long epochNanos = EPOCH * 1_000;

    ScenarioRig(Twin twin, ScenarioStores stores) {
        this.twin = twin;
        this.stores = stores;
        out = newBuffer();
        settings = SessionHarness.settings("simy", SESSION_NO, 9990);
    }

    XbpSession session() {
        return session;
    }

    long committedExpected() {
        return journal.committed().committedExpected(SESSION_NO);
    }

    /** Positions that a journal and a log end at, and settings. */
    void given(long expected, long next, int heartbeatMs, int holdFrames) {
        settings = new XbpSessionSettings(
                settings.identity(),
                settings.endpoints(),
                settings.compId(),
                settings.secret(),
                heartbeatMs,
                settings.reconnect(),
                settings.socket(),
                new XbpLimits(holdFrames, BUFFER_BYTES, 1 << 16, GapPolicy.usual(Duration.ofSeconds(1)), 5_000, 2_000));
        if (expected > 0) {
            Slot slot = new Slot();
            slot.kind = SlotKind.EPOCH;
            slot.sessionNo = SESSION_NO;
            slot.epoch = 1;
            slot.venueEpoch = EPOCH;
            slot.nextExpected = expected;
            JournalStage stage = new JournalStage(stores.journal(), SESSION_NO, (last, epochNanos) -> last);
            stage.journal(slot);
            stage.commit();
            stores.log().reset(1, next, 1);
        }
        begin();
    }

    /** A new process over the stores. */
    void restart() {
        ring.crash();
        connected = false;
        stores.reopen();
        begin();
    }

    private void begin() {
        journal = new JournalStage(stores.journal(), SESSION_NO, (last, epochNanos) -> last);
        JournaledInstruments instruments =
                new JournaledInstruments(stores.journal().state(), ring);
        session = new XbpSession(
                settings,
                new XbpPorts(
                        new XbpNormalizer(settings.identity(), ring, instruments),
                        new SessionEventWriter(settings.identity(), ring),
                        journal.committed(),
                        stores.log(),
                        ReplayPolicy.ORDERS_NEVER,
                        (seqNo, frame, offset, length) -> undelivered.add(seqNo)));
        connection = new XbpConnection(session, 1 << 16, () -> true);
    }

    /** The back-off is over: attempts until the session is ready, then the connection stands. */
    void connect() {
        disturb(ROOM_FOR_SESSION_FRAMES);
        for (int turn = 0; turn < TURNS && !connection.readyToConnect(now, epochNanos); turn++) {
            drain();
        }
        connection.onConnecting(new Endpoint("127.0.0.1", 9990), now, epochNanos);
        connected = true;
        connection.onConnected(this, now, epochNanos);
        settle();
    }

    void disconnect(CloseCause cause) {
        disturb(ROOM_FOR_SESSION_FRAMES);
        connected = false;
        connection.onDisconnected(cause, "", now, epochNanos);
        out = newBuffer();
        filler = 0;
        occupied = 0;
        settle();
    }

    void receive(byte[] bytes) {
        disturb(ROOM_FOR_SESSION_FRAMES);
        int step = twin == Twin.BYTE_BY_BYTE ? 1 : bytes.length;
        for (int at = 0; at < bytes.length && connected; ) {
            int room = connection.receiveBuffer().remaining();
            int count = Math.min(Math.min(step, room), bytes.length - at);
            connection.receiveBuffer().put(bytes, at, count);
            connection.onReceived(count, now, epochNanos);
            at += count;
            for (int turn = 0; turn < TURNS && connection.muted() && at < bytes.length; turn++) {
                turn();
            }
        }
        settle();
    }

    VenueSession.Result send(byte[] frame) {
        disturb(NO_ROOM);
        VenueSession.Result result = session.send(new UnsafeBuffer(frame), 0, frame.length);
        if (result == VenueSession.Result.FULL && filler > 0) {
            settle();
            result = session.send(new UnsafeBuffer(frame), 0, frame.length);
        }
        connection.settle(now);
        settle();
        return result;
    }

    void pass(long millis, long stepMillis) {
        for (long left = millis; left > 0; left -= stepMillis) {
            disturb(ROOM_FOR_ONE_STEP);
            now += TimeUnit.MILLISECONDS.toNanos(Math.min(left, stepMillis));
            epochNanos += TimeUnit.MILLISECONDS.toNanos(Math.min(left, stepMillis));
            connection.onTimer(now, epochNanos);
            settle();
        }
    }

    void reset() {
        session.reset(now, epochNanos);
        connection.settle(now);
        settle();
    }

    void logout() {
        session.logout(
                dev.causeway.protocol.xbp.sbe.LogoutReason.NORMAL,
                dev.causeway.protocol.feed.sbe.StatusReason.OPERATOR,
                now,
                epochNanos);
        connection.settle(now);
        settle();
    }

    void enable() {
        session.enable();
    }

    void stopJournal(boolean stopped) {
        journalStopped = stopped;
        settle();
    }

    void fillRing(boolean full) {
        ring.full(full);
        settle();
    }

    /** The peer reads nothing any more: so many bytes still fit. */
    void leaveRoom(int bytes) {
        occupied = out.freeBytes() - bytes;
        occupy(occupied);
    }

    /** The peer has read what {@link #leaveRoom} left waiting; nothing acts on it yet. */
    void freeRoom() {
        out.discard(occupied);
        occupied = 0;
        collect();
    }

    private void disturb(int freeBytes) {
        if (twin == Twin.RING_REFUSES) {
            ring.refuse(REFUSALS);
        } else if (twin == Twin.SEND_BUFFER_FULL && occupied == 0 && connected) {
            filler = Math.max(0, out.freeBytes() - freeBytes);
            occupy(filler);
        }
    }

    private void occupy(int bytes) {
        out.claim(bytes);
        out.commit(bytes);
    }

    /** The surroundings recover and the loop turns until nothing moves. */
    private void settle() {
        if (filler > 0) {
            out.discard(filler);
            filler = 0;
        }
        for (int turn = 0; turn < TURNS; turn++) {
            turn();
        }
        collect();
    }

    private void turn() {
        drain();
        connection.resume(now, epochNanos);
        connection.onTimer(now, epochNanos);
        if (twin == Twin.SEND_BUFFER_SMALL) {
            collect();
        }
    }

    private SendBuffer newBuffer() {
        return new SendBuffer(twin == Twin.SEND_BUFFER_SMALL ? SMALL_BUFFER_BYTES : BUFFER_BYTES);
    }

    private void drain() {
        if (!journalStopped) {
            ring.drainTo(journal);
        }
    }

    private void collect() {
        if (occupied > 0) {
            return;
        }
        while (out.pendingBytes() > 0) {
            int length = XbpFrame.frameLength(out.buffer(), out.pendingOffset());
            UnsafeBuffer frame = new UnsafeBuffer(new byte[length]);
            frame.putBytes(0, out.buffer(), out.pendingOffset(), length);
            sent.add(frame);
            out.discard(length);
        }
    }

    @Override
    public SendBuffer sendBuffer() {
        return out;
    }

    @Override
    public int grantedSendBufferBytes() {
        return 0;
    }

    @Override
    public int grantedReceiveBufferBytes() {
        return 0;
    }

    @Override
    public String peer() {
        return "127.0.0.1:9990";
    }

    @Override
    public void close() {}

    @Override
    public void abort() {}

    @Override
    public void healthy() {}
}
