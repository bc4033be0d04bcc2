package dev.causeway.mock.fix;

import quickfix.Acceptor;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;

/** The engine's settings of the one session. */
final class AcceptorSettings {
    /** Messages MINA may hold for a client that does not read; past it the engine disconnects. */
    private static final long MAX_UNREAD_MESSAGES = 100_000;

    private AcceptorSettings() {}

    static SessionSettings of(FixVenueOptions options, SessionID sessionId) {
        SessionSettings settings = new SessionSettings();
        settings.setString(sessionId, "BeginString", sessionId.getBeginString());
        settings.setString(sessionId, "SenderCompID", sessionId.getSenderCompID());
        settings.setString(sessionId, "TargetCompID", sessionId.getTargetCompID());
        settings.setString(sessionId, SessionFactory.SETTING_CONNECTION_TYPE, "acceptor");
        settings.setString(sessionId, Acceptor.SETTING_SOCKET_ACCEPT_ADDRESS, options.host());
        settings.setLong(sessionId, Acceptor.SETTING_SOCKET_ACCEPT_PORT, options.port());
        settings.setString(sessionId, Session.SETTING_NON_STOP_SESSION, "Y");
        settings.setString(sessionId, Session.SETTING_USE_DATA_DICTIONARY, "Y");
        settings.setString(sessionId, Session.SETTING_VALIDATE_INCOMING_MESSAGE, "N");
        settings.setLong(sessionId, Session.SETTING_MAX_SCHEDULED_WRITE_REQUESTS, MAX_UNREAD_MESSAGES);
        settings.setString(sessionId, "SocketTcpNoDelay", "Y");
        settings.setString(sessionId, "SocketReuseAddress", "Y");
        if (options.version() == FixVersion.FIXT11) {
            settings.setString(sessionId, Session.SETTING_DEFAULT_APPL_VER_ID, "FIX.5.0SP2");
            settings.setString(sessionId, Session.SETTING_TRANSPORT_DATA_DICTIONARY, "FIXT11.xml");
            settings.setString(
                    sessionId,
                    Session.SETTING_APP_DATA_DICTIONARY,
                    options.version().dictionary());
        } else {
            settings.setString(
                    sessionId,
                    Session.SETTING_DATA_DICTIONARY,
                    options.version().dictionary());
        }
        return settings;
    }
}
