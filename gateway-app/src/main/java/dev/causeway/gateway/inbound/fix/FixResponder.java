package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.outbound.ReplyWire;
import java.io.IOException;
import org.apache.mina.core.session.IoSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Responder;
import quickfix.Session;
import quickfix.mina.IoSessionResponder;

/**
 * One connection as the engine writes to it: what waits for the socket is bounded, and a peer that does not read is
 * disconnected. The engine sends first transmissions under its sender lock, so the numbers written only rise. Any thread.
 */
final class FixResponder implements Responder, ReplyWire {
    /** Nothing of an owner's, and no answer to a resend request, is put behind so many waiting bytes. */
    static final long ROOM_BYTES = 1024 * 1024;
    /** A peer with so many waiting bytes does not read. */
    static final long SLOW_BYTES = 4 * ROOM_BYTES;

    private static final Logger LOG = LoggerFactory.getLogger(FixResponder.class);
    private static final String NUMBER = "\00134=";
    private static final String POSS_DUP = "\00143=Y\001";

    private final Session engine;
    private final IoSession connection;
    private final IoSessionResponder responder;
    private volatile long lastWritten;

    FixResponder(Session engine, IoSession connection) {
        this.engine = engine;
        this.connection = connection;
        this.responder = new IoSessionResponder(connection, false, 0, 0);
    }

    @Override
    public boolean send(String message) {
        if (connection.getScheduledWriteBytes() > SLOW_BYTES) {
            slow();
            return false;
        }
        int number = message.indexOf(NUMBER);
        if (number > 0 && !message.contains(POSS_DUP)) {
            int from = number + NUMBER.length();
            lastWritten = Long.parseLong(message, from, message.indexOf('\001', from), 10);
        }
        return responder.send(message);
    }

    private void slow() {
        try {
            engine.disconnect(DisconnectCause.SLOW, true);
        } catch (IOException e) {
            LOG.warn("{}: {}", engine.getSessionID(), e.getMessage());
        }
        connection.closeNow();
    }

    @Override
    public boolean hasRoom() {
        return connection.getScheduledWriteBytes() < ROOM_BYTES;
    }

    @Override
    public boolean isOpen() {
        return engine.getResponder() == this && engine.isLoggedOn();
    }

    @Override
    public long lastWritten() {
        return lastWritten;
    }

    @Override
    public void write(String message) {
        engine.getLog().onOutgoing(message);
        send(message);
    }

    /** What a peer that does not read was to get would never leave. */
    @Override
    public void disconnect() {
        if (hasRoom()) {
            responder.disconnect();
        } else {
            connection.closeNow();
        }
    }

    @Override
    public String getRemoteAddress() {
        return responder.getRemoteAddress();
    }
}
