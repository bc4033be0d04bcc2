package dev.causeway.gateway.inbound.fix;

import java.util.Map;
import org.agrona.concurrent.EpochNanoClock;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.filterchain.IoFilterChain;
import org.apache.mina.core.filterchain.IoFilterChainBuilder;
import org.apache.mina.core.session.IoSession;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.mina.SessionConnector;
import quickfix.mina.message.FIXProtocolCodecFactory;

/**
 * What stands between a FIX socket and the engine's codec: the stamp of the read. The guard of frame sizes belongs here
 * too, ahead of the stamp. Called by MINA once a connection, on its I/O thread.
 */
final class SessionFilters implements IoFilterChainBuilder {
    private final Map<SessionID, FixSession> sessions;
    private final EpochNanoClock clock;

    SessionFilters(Map<SessionID, FixSession> sessions, EpochNanoClock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public void buildFilterChain(IoFilterChain chain) {
        chain.addBefore(FIXProtocolCodecFactory.FILTER_NAME, "readStamp", new ReadStamp());
    }

    /** Tells the session when its bytes were read. Owner: the connection's I/O thread. */
    private final class ReadStamp extends IoFilterAdapter {
        private FixSession session;

        @Override
        public void messageReceived(NextFilter nextFilter, IoSession ioSession, Object bytes) {
            if (session == null) {
                Session engine = (Session) ioSession.getAttribute(SessionConnector.QF_SESSION);
                session = engine == null ? null : sessions.get(engine.getSessionID());
            }
            if (session != null) {
                session.readAt(clock.nanoTime());
            }
            nextFilter.messageReceived(ioSession, bytes);
        }
    }
}
