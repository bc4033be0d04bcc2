package dev.causeway.gateway.inbound.fix;

import java.net.SocketAddress;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.IoSession;
import quickfix.Responder;
import quickfix.Session;
import quickfix.mina.SessionConnector;

/**
 * Keeps the end of one accepted connection from ending the next. The engine disconnects a session when any of its
 * connections is closed, and lets the next in as soon as it has disconnected the one before, whose I/O thread may not have
 * told of the end by then: a peer that came back at once was cut off again. An end is passed on only while the session still
 * has this connection; until it is passed on no other can have it. One a connection; owner: its I/O thread.
 */
final class LateEnd extends IoFilterAdapter {
    private String remote = "";

    @Override
    public void sessionOpened(NextFilter nextFilter, IoSession connection) {
        SocketAddress address = connection.getRemoteAddress();
        remote = String.valueOf(address);
        nextFilter.sessionOpened(connection);
    }

    @Override
    public void sessionClosed(NextFilter nextFilter, IoSession connection) {
        Session engine = (Session) connection.getAttribute(SessionConnector.QF_SESSION);
        if (engine != null && !isOurs(engine.getResponder())) {
            connection.removeAttribute(SessionConnector.QF_SESSION);
        }
        nextFilter.sessionClosed(connection);
    }

    /** A closed connection has no address any more. */
    private boolean isOurs(Responder responder) {
        String address = responder == null ? "" : responder.getRemoteAddress();
        return address == null || address.equals(remote);
    }
}
