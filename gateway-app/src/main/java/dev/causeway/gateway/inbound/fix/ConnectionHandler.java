package dev.causeway.gateway.inbound.fix;

import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.FilterEvent;
import org.apache.mina.filter.ssl.SslEvent;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionSettings;
import quickfix.field.ApplVerID;
import quickfix.mina.AbstractIoHandler;
import quickfix.mina.EventHandlingStrategy;
import quickfix.mina.NetworkingOptions;
import quickfix.mina.SessionConnector;

/**
 * Joins a connection to the engine's session: when it is open, or, with TLS, when the handshake has ended and the venue is
 * known, so that no Logon is ever written before. Called on the connection's I/O thread.
 */
final class ConnectionHandler extends AbstractIoHandler {
    private static final int DEFAULT_APPL_VER_ID = 1137;

    private final EventHandlingStrategy dispatch;
    private final FixLink link;
    private final Session engine;

    ConnectionHandler(
            FixLink link, SessionSettings settings, NetworkingOptions options, EventHandlingStrategy dispatch) {
        super(settings, options, dispatch);
        this.dispatch = dispatch;
        this.link = link;
        this.engine = link.engine();
    }

    @Override
    public void sessionCreated(IoSession connection) {
        connection.setAttribute(SessionConnector.QF_SESSION, engine);
    }

    @Override
    public void sessionOpened(IoSession connection) {
        if (!link.isTls()) {
            join(connection);
        }
    }

    @Override
    public void event(IoSession connection, FilterEvent event) {
        if (event == SslEvent.SECURED) {
            join(connection);
        }
    }

    private void join(IoSession connection) {
        link.joined();
        engine.setResponder(new FixResponder(engine, connection));
    }

    /** Before the engine has the connection a failure is ours to end: of the name, of the certificate, of the handshake. */
    @Override
    public void exceptionCaught(IoSession connection, Throwable cause) throws Exception {
        if (engine.hasResponder()) {
            super.exceptionCaught(connection, cause);
        } else {
            link.failing(cause);
            connection.closeNow();
        }
    }

    @Override
    public void sessionClosed(IoSession connection) {
        try {
            super.sessionClosed(connection);
        } finally {
            link.closed();
        }
    }

    @Override
    protected void processMessage(IoSession connection, Message message) throws Exception {
        boolean isLogon = "A".equals(Headers.msgType(message));
        if (isLogon && engine.getSessionID().isFIXT() && message.isSetField(DEFAULT_APPL_VER_ID)) {
            engine.setTargetDefaultApplicationVersionID(new ApplVerID(message.getString(DEFAULT_APPL_VER_ID)));
        }
        dispatch.onMessage(engine, message);
    }
}
