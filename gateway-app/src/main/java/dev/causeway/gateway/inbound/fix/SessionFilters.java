package dev.causeway.gateway.inbound.fix;

import java.util.Map;
import org.agrona.concurrent.EpochNanoClock;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.filterchain.IoFilterChain;
import org.apache.mina.core.filterchain.IoFilterChainBuilder;
import org.apache.mina.core.session.IoSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.mina.SessionConnector;
import quickfix.mina.message.FIXProtocolCodecFactory;

/**
 * What stands around the engine's codec: before it the stamp of the read, around it the guard of what it may keep, behind it
 * the turn-off of application messages. Called by MINA once a connection, on its I/O thread.
 */
final class SessionFilters implements IoFilterChainBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(SessionFilters.class);

    private final Map<SessionID, FixSession> sessions;
    private final EpochNanoClock clock;
    private final FixStageOptions options;

    SessionFilters(Map<SessionID, FixSession> sessions, EpochNanoClock clock, FixStageOptions options) {
        this.sessions = sessions;
        this.clock = clock;
        this.options = options;
    }

    @Override
    public void buildFilterChain(IoFilterChain chain) {
        FrameGuard guard = guarded(chain);
        if (options.expressMillis() > 0) {
            chain.addBefore(
                    FIXProtocolCodecFactory.FILTER_NAME,
                    "express",
                    new ExpressFilter(connection -> session(engine(connection)), guard, options.expressMillis()));
        }
    }

    /** @return the guard of this connection */
    FrameGuard guarded(IoFilterChain chain) {
        chain.addBefore(FIXProtocolCodecFactory.FILTER_NAME, "readStamp", new ReadStamp());
        chain.addAfter(FIXProtocolCodecFactory.FILTER_NAME, "applicationMessages", new ApplicationMessages());
        FrameGuard guard = new FrameGuard(options.bounds(), this::dropped);
        chain.addBefore(FIXProtocolCodecFactory.FILTER_NAME, "boundBytes", guard.bytes);
        // the last to be put behind the codec, so that it stands next to it and sees every message
        chain.addAfter(FIXProtocolCodecFactory.FILTER_NAME, "boundMessages", guard.messages);
        return guard;
    }

    private void dropped(IoSession connection, String detail) {
        FixSession session = session(engine(connection));
        if (session != null) {
            session.garbage(String.valueOf(connection.getRemoteAddress()), detail);
        } else {
            LOG.warn("{} dropped {}", connection.getRemoteAddress(), detail);
        }
    }

    private FixSession session(Session engine) {
        return engine == null ? null : sessions.get(engine.getSessionID());
    }

    private static Session engine(IoSession ioSession) {
        return (Session) ioSession.getAttribute(SessionConnector.QF_SESSION);
    }

    /**
     * Takes application messages past the engine's parser, which drops what it cannot parse. What a read brought behind the
     * message over which the connection is being closed is dropped, and comes again on the next one.
     */
    private final class ApplicationMessages extends IoFilterAdapter {
        @Override
        public void messageReceived(NextFilter nextFilter, IoSession ioSession, Object frame) {
            if (ioSession.isClosing()) {
                return;
            }
            Session engine = engine(ioSession);
            FixSession session = session(engine);
            if (session != null && frame instanceof String raw && Frames.isApplication(raw)) {
                engine.getLog().onIncoming(raw);
                session.received(engine, raw);
            } else {
                nextFilter.messageReceived(ioSession, frame);
            }
        }
    }

    /** Tells the session when its bytes were read. Owner: the connection's I/O thread. */
    private final class ReadStamp extends IoFilterAdapter {
        private FixSession session;

        @Override
        public void messageReceived(NextFilter nextFilter, IoSession ioSession, Object bytes) {
            if (session == null) {
                session = session(engine(ioSession));
            }
            if (session != null) {
                session.readAt(clock.nanoTime(), bytes instanceof IoBuffer buffer ? buffer.remaining() : 0);
            }
            nextFilter.messageReceived(ioSession, bytes);
        }
    }
}
