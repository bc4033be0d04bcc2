package dev.causeway.gateway.inbound.fix;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.ConfigError;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.mina.EventHandlingStrategy;
import quickfix.mina.initiator.AbstractSocketInitiator;

/** QuickFIX/J's socket initiator with inline processing. Started and stopped by one thread. */
final class InlineInitiator extends AbstractSocketInitiator {
    private static final Logger LOG = LoggerFactory.getLogger(InlineInitiator.class);
    private static final int RECONNECT_THREADS = 2;

    private final InlineDispatch dispatch;

    InlineInitiator(SessionSettings settings, SessionFactory factory, Map<SessionID, FixSession> sessions)
            throws ConfigError {
        super(settings, factory, RECONNECT_THREADS);
        this.dispatch = new InlineDispatch(this, sessions);
    }

    @Override
    public void start() throws ConfigError {
        createSessionInitiators();
        startInitiators();
    }

    @Override
    public void stop(boolean forceDisconnect) {
        List<Session> managed = getManagedSessions();
        try {
            logoutAllSessions(forceDisconnect);
            stopInitiators();
        } finally {
            managed.forEach(InlineInitiator::close);
            clearConnectorSessions();
        }
    }

    private static void close(Session session) {
        try {
            session.close();
        } catch (IOException e) {
            LOG.warn("{} did not close: {}", session.getSessionID(), e.getMessage());
        }
    }

    @Override
    protected EventHandlingStrategy getEventHandlingStrategy() {
        return dispatch;
    }
}
