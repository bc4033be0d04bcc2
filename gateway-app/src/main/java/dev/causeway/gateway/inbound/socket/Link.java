package dev.causeway.gateway.inbound.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The successive connections of one session: attempt, open, closing, back-off, next endpoint. Owner: the loop's thread.
 */
final class Link implements Connection {
    /** How long a closing connection may still send its last frames and see the peer's end of stream. */
    private static final long CLOSING_LIMIT_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private static final Logger LOG = LoggerFactory.getLogger(Link.class);

    private enum State {
        IDLE,
        WAITING,
        CONNECTING,
        OPEN,
        CLOSING
    }

    private final LinkSettings settings;
    private final ConnectionHandler handler;
    private final SocketLoop loop;
    private final SendBuffer sendBuffer;
    private final Backoff backoff;
    private State state = State.IDLE;
    private Wire wire;
    private long attempt;
    private String peer = "";
    private int endpointIndex;
    private long deadlineNanos;
    private boolean closeRequested;
    private boolean abortRequested;

    Link(LinkSettings settings, ConnectionHandler handler, SocketLoop loop) {
        this.settings = settings;
        this.handler = handler;
        this.loop = loop;
        sendBuffer = new SendBuffer(settings.sendBufferBytes());
        backoff = new Backoff(settings.reconnect());
    }

    /** Begins to keep this connection up. */
    void enable(long monotonicNanos) {
        if (state == State.IDLE) {
            backoff.reset();
            state = State.WAITING;
            deadlineNanos = monotonicNanos;
        }
    }

    /** The next attempt goes here; an attempt that waits is made at once. */
    void prefer(Endpoint endpoint, long monotonicNanos) {
        int index = settings.endpoints().indexOf(endpoint);
        if (index < 0) {
            throw new IllegalArgumentException("endpoint: one of " + settings.endpoints());
        }
        endpointIndex = index;
        backoff.reset();
        if (state == State.WAITING) {
            deadlineNanos = monotonicNanos;
        }
    }

    /** Gives up waiting or attempting; an open connection is the handler's to close. */
    void disable(long monotonicNanos, long epochNanos) {
        if (state == State.WAITING) {
            state = State.IDLE;
        } else if (state == State.CONNECTING) {
            finish(CloseCause.LOCAL, "disabled", monotonicNanos, epochNanos);
            state = State.IDLE;
        }
    }

    void stop(long monotonicNanos, long epochNanos) {
        disable(monotonicNanos, epochNanos);
        if (state == State.OPEN) {
            try {
                handler.onStop(monotonicNanos, epochNanos);
                settle(monotonicNanos, epochNanos);
            } catch (RuntimeException e) {
                failed(e, monotonicNanos, epochNanos);
            }
        }
    }

    boolean idle() {
        return state == State.IDLE;
    }

    boolean muted() {
        return state == State.OPEN && handler.muted();
    }

    void onTimer(long monotonicNanos, long epochNanos) {
        try {
            tick(monotonicNanos, epochNanos);
        } catch (RuntimeException e) {
            failed(e, monotonicNanos, epochNanos);
        }
    }

    void resume(long monotonicNanos, long epochNanos) {
        try {
            handler.resume(monotonicNanos, epochNanos);
            settle(monotonicNanos, epochNanos);
        } catch (RuntimeException e) {
            failed(e, monotonicNanos, epochNanos);
        }
    }

    /** Whether input waits that the selector will not tell of. */
    boolean hasBufferedInput() {
        return state == State.OPEN && wire.buffersInput();
    }

    void readBuffered(long monotonicNanos, long epochNanos) {
        try {
            read(monotonicNanos);
        } catch (IOException | RuntimeException e) {
            failed(e, monotonicNanos, epochNanos);
        }
    }

    /** A command may have written or asked for the end. */
    void flush(long monotonicNanos, long epochNanos) {
        if (state == State.OPEN) {
            settle(monotonicNanos, epochNanos);
        }
    }

    /** What the transport waited for is done; the connection may be another one by now. */
    void onTransport(Wire of, long monotonicNanos, long epochNanos) {
        if (of == wire) {
            onReady(SelectionKey.OP_READ | SelectionKey.OP_WRITE, monotonicNanos, epochNanos);
        }
    }

    void onReady(int readyOps, long monotonicNanos, long epochNanos) {
        try {
            ready(readyOps, monotonicNanos, epochNanos);
        } catch (IOException | RuntimeException e) {
            failed(e, monotonicNanos, epochNanos);
        }
    }

    private void tick(long monotonicNanos, long epochNanos) {
        boolean due = monotonicNanos - deadlineNanos >= 0;
        handler.onTimer(monotonicNanos, epochNanos);
        switch (state) {
            case WAITING -> {
                if (due && handler.readyToConnect(monotonicNanos, epochNanos)) {
                    connect(monotonicNanos, epochNanos);
                }
            }
            case CONNECTING -> {
                if (due) {
                    finish(CloseCause.CONNECT_TIMEOUT, "no answer", monotonicNanos, epochNanos);
                }
            }
            case CLOSING -> {
                if (due) {
                    finish(CloseCause.LOCAL, "closed", monotonicNanos, epochNanos);
                }
            }
            case OPEN -> settle(monotonicNanos, epochNanos);
            default -> {
                // nothing is awaited
            }
        }
    }

    private void ready(int readyOps, long monotonicNanos, long epochNanos) throws IOException {
        if (state == State.CONNECTING) {
            goOnConnecting(monotonicNanos, epochNanos);
            return;
        }
        if ((readyOps & SelectionKey.OP_READ) != 0) {
            if (state == State.OPEN) {
                read(monotonicNanos);
            } else if (state == State.CLOSING) {
                discardInput(monotonicNanos, epochNanos);
            }
        }
        if (wire != null) {
            settle(monotonicNanos, epochNanos);
        }
    }

    private void connect(long monotonicNanos, long epochNanos) {
        Endpoint endpoint = settings.endpoints().get(endpointIndex);
        endpointIndex = (endpointIndex + 1) % settings.endpoints().size();
        peer = endpoint.toString();
        state = State.CONNECTING;
        deadlineNanos = monotonicNanos
                + TimeUnit.MILLISECONDS.toNanos(settings.reconnect().connectTimeoutMillis());
        handler.onConnecting(endpoint, monotonicNanos, epochNanos);
        long ofAttempt = ++attempt;
        loop.resolve(endpoint.host(), (address, failure, now, nowEpoch) -> {
            if (ofAttempt == attempt && state == State.CONNECTING) {
                open(endpoint, address, failure, now, nowEpoch);
            }
        });
    }

    private void open(Endpoint endpoint, InetAddress address, String failure, long monotonicNanos, long epochNanos) {
        if (address == null) {
            finish(CloseCause.CONNECT_FAILED, failure, monotonicNanos, epochNanos);
            return;
        }
        try {
            wire = new Wire(loop, this, settings.socket(), endpoint, address);
        } catch (IOException e) {
            finish(CloseCause.CONNECT_FAILED, String.valueOf(e.getMessage()), monotonicNanos, epochNanos);
            return;
        }
        goOnConnecting(monotonicNanos, epochNanos);
    }

    private void goOnConnecting(long monotonicNanos, long epochNanos) {
        try {
            if (!wire.established(settings.name())) {
                return;
            }
        } catch (IOException e) {
            finish(CloseCause.CONNECT_FAILED, String.valueOf(e.getMessage()), monotonicNanos, epochNanos);
            return;
        }
        state = State.OPEN;
        handler.onConnected(this, monotonicNanos, epochNanos);
        settle(monotonicNanos, epochNanos);
    }

    private void read(long monotonicNanos) throws IOException {
        int budget = loop.settings().bytesPerTurn();
        while (budget > 0 && state == State.OPEN && !handler.muted()) {
            ByteBuffer target = handler.receiveBuffer();
            int count = wire.read(target);
            long epochNanos = loop.epochNanos();
            if (count < 0) {
                finish(CloseCause.PEER_CLOSED, "end of stream", monotonicNanos, epochNanos);
                return;
            }
            if (count == 0) {
                return;
            }
            boolean shortRead = target.hasRemaining();
            handler.onReceived(count, monotonicNanos, epochNanos);
            settle(monotonicNanos, epochNanos);
            budget -= count;
            if (shortRead && (wire == null || !wire.buffersInput())) {
                return;
            }
        }
    }

    /** After each call of the handler: sends, closes when asked, and tells the selector what is of interest. */
    private void settle(long monotonicNanos, long epochNanos) {
        if (abortRequested) {
            finish(CloseCause.LOCAL, "aborted", monotonicNanos, epochNanos);
            return;
        }
        try {
            wire.drain(sendBuffer);
            if (closeRequested && state == State.OPEN) {
                state = State.CLOSING;
                deadlineNanos = monotonicNanos + CLOSING_LIMIT_NANOS;
            }
            if (state == State.CLOSING && sendBuffer.pendingBytes() == 0) {
                wire.shutOutput();
            }
        } catch (IOException e) {
            finish(CloseCause.IO_ERROR, String.valueOf(e.getMessage()), monotonicNanos, epochNanos);
            return;
        }
        wire.want(state == State.CLOSING || !handler.muted(), sendBuffer.pendingBytes() > 0);
    }

    /** Unread input would turn our close into a reset that may overtake the last frames we sent. */
    private void discardInput(long monotonicNanos, long epochNanos) throws IOException {
        if (wire.read(loop.scratch()) < 0) {
            finish(CloseCause.LOCAL, "closed", monotonicNanos, epochNanos);
        }
    }

    /** Anything thrown by a handler ends its own connection only. */
    private void failed(Exception e, long monotonicNanos, long epochNanos) {
        if (e instanceof IOException) {
            finish(CloseCause.IO_ERROR, String.valueOf(e.getMessage()), monotonicNanos, epochNanos);
            return;
        }
        LOG.error("session {}: {} dropped, handler failed", settings.name(), peer, e);
        if (wire != null) {
            finish(CloseCause.HANDLER_FAILED, String.valueOf(e), monotonicNanos, epochNanos);
        }
    }

    private void finish(CloseCause cause, String detail, long monotonicNanos, long epochNanos) {
        if (wire != null) {
            loop.close(wire);
            wire = null;
        }
        attempt++;
        closeRequested = false;
        abortRequested = false;
        sendBuffer.discard(sendBuffer.pendingBytes());
        state = State.IDLE;
        boolean again = handler.onDisconnected(cause, detail, monotonicNanos, epochNanos);
        if (again && !loop.stopping()) {
            state = State.WAITING;
            deadlineNanos = monotonicNanos + backoff.nextDelayNanos();
        }
    }

    /** Ends whatever there is, at once. */
    void kill(long monotonicNanos, long epochNanos) {
        if (wire != null || state == State.CONNECTING) {
            finish(CloseCause.LOCAL, "loop closed", monotonicNanos, epochNanos);
        }
        state = State.IDLE;
    }

    @Override
    public SendBuffer sendBuffer() {
        return sendBuffer;
    }

    @Override
    public String peer() {
        return peer;
    }

    @Override
    public int grantedSendBufferBytes() {
        return wire.granted().sendBytes();
    }

    @Override
    public int grantedReceiveBufferBytes() {
        return wire.granted().receiveBytes();
    }

    @Override
    public void close() {
        closeRequested = true;
    }

    @Override
    public void abort() {
        abortRequested = true;
    }

    @Override
    public void healthy() {
        backoff.reset();
    }
}
