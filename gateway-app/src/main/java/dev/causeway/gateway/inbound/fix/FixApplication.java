package dev.causeway.gateway.inbound.fix;

import java.util.Map;
import quickfix.ApplicationExtended;
import quickfix.DoNotSend;
import quickfix.IncorrectTagValue;
import quickfix.Message;
import quickfix.SessionID;

/** The engine's callbacks, handed to the session they are for. Stateless. */
final class FixApplication implements ApplicationExtended {
    private final Map<SessionID, FixSession> sessions;

    FixApplication(Map<SessionID, FixSession> sessions) {
        this.sessions = sessions;
    }

    @Override
    public void onCreate(SessionID sessionId) {
        sessions.get(sessionId).created();
    }

    @Override
    public void onLogon(SessionID sessionId) {
        sessions.get(sessionId).loggedOn();
    }

    @Override
    public void onLogout(SessionID sessionId) {
        // the disconnect that follows, or came before, is what is told
    }

    @Override
    public boolean canLogon(SessionID sessionId) {
        return sessions.get(sessionId).canLogon();
    }

    @Override
    public void onBeforeSessionReset(SessionID sessionId) {
        // the store drains the ring itself
    }

    @Override
    public void toAdmin(Message message, SessionID sessionId) {
        sessions.get(sessionId).toAdmin(message);
    }

    @Override
    public void fromAdmin(Message message, SessionID sessionId) throws IncorrectTagValue {
        sessions.get(sessionId).fromAdmin(message);
    }

    @Override
    public void toApp(Message message, SessionID sessionId) throws DoNotSend {
        sessions.get(sessionId).toApp(message);
    }

    @Override
    public void fromApp(Message message, SessionID sessionId) {
        sessions.get(sessionId).fromApp(message);
    }
}
