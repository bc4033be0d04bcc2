package dev.causeway.mock.xbp;

import dev.causeway.protocol.xbp.FrameAssembler;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One socket: its frames to an {@link XbpAcceptor}, the acceptor's bytes to it, non-blocking and bounded.
 *
 * <p>Owner: the venue's thread.
 */
final class XbpConnection implements FrameSink {
    private static final Logger LOG = LoggerFactory.getLogger(XbpConnection.class);
    private static final int OUT_BYTES = 1024 * 1024;
    private static final int IN_BYTES = 256 * 1024;
    private static final int DRIBBLE_WRITES_A_PASS = 64;
    private static final long STALLED_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final SocketChannel channel;
    private final SelectionKey key;
    private final FrameAssembler assembler = new FrameAssembler(IN_BYTES);
    private final ByteBuffer out = ByteBuffer.allocateDirect(OUT_BYTES);
    private final XbpAcceptor acceptor;
    private long progressNanos;
    private int dribble;
    private boolean held;
    private boolean stalling;
    private long stalledUntilNanos;
    private long nowNanos;
    private boolean closing;
    private boolean closed;

    XbpConnection(
            SocketChannel channel,
            SelectionKey key,
            Map<String, SessionState> sessions,
            AcceptorLimits limits,
            long monotonicNanos) {
        this.channel = channel;
        this.key = key;
        progressNanos = monotonicNanos;
        acceptor = new XbpAcceptor(sessions, this, limits, monotonicNanos);
    }

    XbpAcceptor acceptor() {
        return acceptor;
    }

    boolean isClosed() {
        return closed;
    }

    /** Takes what the socket has, once. */
    void read(long monotonicNanos, long epochNanos) {
        nowNanos = monotonicNanos;
        if (stalling) {
            return;
        }
        try {
            int read = channel.read(assembler.writable());
            assembler.written();
            if (read < 0) {
                close();
                return;
            }
        } catch (IOException e) {
            LOG.debug("read: {}", e.getMessage());
            close();
            return;
        }
        FrameAssembler.Outcome outcome = assembler.next();
        while (outcome == FrameAssembler.Outcome.FRAME && !closing && !closed) {
            acceptor.onFrame(assembler.buffer(), assembler.offset(), monotonicNanos, epochNanos);
            assembler.consume();
            outcome = assembler.next();
        }
        if (outcome == FrameAssembler.Outcome.VIOLATION && !closing && !closed) {
            LOG.warn("XBP peer dropped: {}", assembler.description());
            acceptor.onViolation(assembler.description(), monotonicNanos, epochNanos);
        }
    }

    /** Timers, what there is to send, and the socket's write side. */
    void step(long monotonicNanos, long epochNanos) {
        nowNanos = monotonicNanos;
        stalling &= monotonicNanos - stalledUntilNanos < 0;
        if (stalling) {
            acceptor.onNothingRead(monotonicNanos);
        }
        acceptor.onTimer(monotonicNanos, epochNanos);
        acceptor.pump(monotonicNanos, epochNanos);
        flush(monotonicNanos);
    }

    @Override
    public int room() {
        return closed ? OUT_BYTES : out.remaining();
    }

    @Override
    public void write(DirectBuffer buffer, int offset, int length) {
        if (!closed) {
            buffer.getBytes(offset, out, length);
        }
    }

    @Override
    public void closeAfterFlush() {
        closing = true;
        held = false;
    }

    @Override
    public void abort() {
        close();
    }

    @Override
    public void reset() {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            LOG.debug("reset: {}", e.getMessage());
        }
        close();
    }

    @Override
    public void stallReading(long millis) {
        stalling = true;
        stalledUntilNanos = nowNanos + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Override
    public void dribble(int bytes) {
        dribble += bytes;
    }

    @Override
    public void hold(boolean isHeld) {
        held = isHeld;
    }

    void close() {
        if (closed) {
            return;
        }
        closed = true;
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("close: {}", e.getMessage());
        }
        acceptor.onDisconnect();
    }

    private void flush(long monotonicNanos) {
        if (closed) {
            return;
        }
        try {
            if (!held && out.position() > 0) {
                writeOut(monotonicNanos);
            }
        } catch (IOException e) {
            LOG.debug("write: {}", e.getMessage());
            close();
            return;
        }
        boolean empty = out.position() == 0;
        if (closing && (empty || stalled(monotonicNanos))) {
            close();
        } else if (!empty && !held && stalled(monotonicNanos)) {
            LOG.warn("XBP peer dropped: it has read nothing for {} s", TimeUnit.NANOSECONDS.toSeconds(STALLED_NANOS));
            close();
        } else {
            int read = stalling ? 0 : SelectionKey.OP_READ;
            key.interestOps(empty || held ? read : read | SelectionKey.OP_WRITE);
        }
        if (empty) {
            progressNanos = monotonicNanos;
        }
    }

    private boolean stalled(long monotonicNanos) {
        return monotonicNanos - progressNanos > STALLED_NANOS;
    }

    private void writeOut(long monotonicNanos) throws IOException {
        out.flip();
        int written = 0;
        for (int i = 0; dribble > 0 && i < DRIBBLE_WRITES_A_PASS && out.hasRemaining(); i++) {
            int limit = out.limit();
            out.limit(out.position() + 1);
            int one = channel.write(out);
            out.limit(limit);
            if (one == 0) {
                break;
            }
            dribble--;
            written++;
        }
        if (dribble == 0) {
            written += channel.write(out);
        }
        out.compact();
        if (written > 0) {
            progressNanos = monotonicNanos;
        }
    }
}
