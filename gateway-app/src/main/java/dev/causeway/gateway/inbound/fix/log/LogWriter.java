package dev.causeway.gateway.inbound.fix.log;

import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.ringbuffer.RingBuffer;

/** Takes the texts out of the ring and makes lines of them. Owner: the writer thread. */
final class LogWriter implements Agent {
    private static final int MAX_BATCH = 1_000;
    private static final int MAX_EMPTY_READS = 3;

    private final RingBuffer ring;
    private final List<SessionLines> sessions;
    private final EpochNanoClock clock;
    private final LogLine line = new LogLine();
    private final MessageHandler handler = this::onText;

    LogWriter(RingBuffer ring, List<SessionLines> sessions, EpochNanoClock clock) {
        this.ring = ring;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public int doWork() {
        int count = ring.read(handler, MAX_BATCH);
        long now = clock.nanoTime();
        for (int i = 0; i < sessions.size(); i++) {
            sessions.get(i).flush(now);
        }
        return count;
    }

    private void onText(int typeId, MutableDirectBuffer buffer, int at, int length) {
        long epochNanos = buffer.getLong(at);
        SessionLines session = sessions.get(buffer.getInt(at + RingSink.SESSION_AT));
        line.text(
                new LogLine.Origin(epochNanos, session.session(), LogKind.of(typeId)),
                buffer,
                at + RingSink.TEXT_AT,
                length - RingSink.TEXT_AT,
                buffer.getInt(at + RingSink.LENGTH_AT));
        session.add(line.buffer(), line.length(), epochNanos);
    }

    @Override
    public void onClose() {
        // the end of the ring's memory is a read of nothing; a claim that was never committed is for ever
        for (int empty = 0; empty < MAX_EMPTY_READS && ring.size() > 0; ) {
            empty = ring.read(handler, MAX_BATCH) == 0 ? empty + 1 : 0;
        }
        long now = clock.nanoTime();
        sessions.forEach(session -> session.close(now));
    }

    @Override
    public String roleName() {
        return FixLogs.THREAD;
    }
}
