package dev.causeway.gateway.inbound.fix;

import java.util.Map;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.mina.EventHandlingStrategy;
import quickfix.mina.SessionConnector;

/**
 * Processes each message on the I/O thread that decoded it: no queue, no hop. While the ring is full the thread waits, the
 * socket is not read and TCP pushes back; when the connection is gone nothing of it is left to be processed.
 */
final class InlineDispatch implements EventHandlingStrategy {
    private final SessionConnector connector;
    private final Map<SessionID, FixSession> sessions;

    InlineDispatch(SessionConnector connector, Map<SessionID, FixSession> sessions) {
        this.connector = connector;
        this.sessions = sessions;
    }

    @Override
    public void onMessage(Session engine, Message message) {
        sessions.get(engine.getSessionID()).dispatch(engine, message);
    }

    @Override
    public SessionConnector getSessionConnector() {
        return connector;
    }

    @Override
    public int getQueueSize() {
        return 0;
    }

    @Override
    public int getQueueSize(SessionID sessionId) {
        return 0;
    }
}
