package dev.causeway.gateway.inbound.fix;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.filterchain.IoFilterChain;
import org.apache.mina.core.filterchain.IoFilterChainBuilder;
import org.apache.mina.core.session.IdleStatus;
import org.apache.mina.core.session.IoSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an acceptor made of this package's parts has beyond {@link SessionFilters}: at most so many connections an address,
 * an end to those that do not log on, and none of one connection's for the next ({@link LateEnd}). The gateway itself only connects; its log-on time-out is the engine's. Shared by all
 * connections; each is called on its I/O thread.
 */
final class AcceptorFilters implements IoFilterChainBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(AcceptorFilters.class);
    private static final String ADDRESS = AcceptorFilters.class.getName() + ".address";

    private final SessionFilters sessions;
    private final int maxAnAddress;
    private final int logonSeconds;
    private final ConcurrentHashMap<InetAddress, Integer> connections = new ConcurrentHashMap<>();
    private final ConnectionLimit limit = new ConnectionLimit();

    /**
     * @param maxAnAddress connections of one address, logged on or not; one more is closed before anything is read from it
     * @param logonSeconds how long a connection may be without a Logon
     */
    AcceptorFilters(SessionFilters sessions, int maxAnAddress, int logonSeconds) {
        this.sessions = sessions;
        this.maxAnAddress = maxAnAddress;
        this.logonSeconds = logonSeconds;
    }

    @Override
    public void buildFilterChain(IoFilterChain chain) {
        FrameGuard guard = sessions.guarded(chain);
        chain.addLast("lateEnd", new LateEnd());
        chain.addFirst("logonDeadline", new LogonDeadline(guard));
        chain.addFirst("connectionLimit", limit);
    }

    private boolean enter(InetAddress address) {
        int now = connections.merge(address, 1, Integer::sum);
        if (now <= maxAnAddress) {
            return true;
        }
        leave(address);
        return false;
    }

    private void leave(InetAddress address) {
        connections.computeIfPresent(address, (any, count) -> count == 1 ? null : count - 1);
    }

    /** One connection too many is no session to anyone behind this filter. */
    private final class ConnectionLimit extends IoFilterAdapter {
        private final RefusedConnections refused = new RefusedConnections(LOG, System::nanoTime);

        @Override
        public void sessionCreated(NextFilter nextFilter, IoSession connection) {
            SocketAddress remote = connection.getRemoteAddress();
            InetAddress address = remote instanceof InetSocketAddress inet ? inet.getAddress() : null;
            if (address == null || enter(address)) {
                connection.setAttribute(ADDRESS, address);
                nextFilter.sessionCreated(connection);
            } else {
                refused.warn(remote, maxAnAddress);
                connection.closeNow();
            }
        }

        @Override
        public void sessionOpened(NextFilter nextFilter, IoSession connection) {
            if (connection.containsAttribute(ADDRESS)) {
                nextFilter.sessionOpened(connection);
            }
        }

        @Override
        public void messageReceived(NextFilter nextFilter, IoSession connection, Object message) {
            if (connection.containsAttribute(ADDRESS)) {
                nextFilter.messageReceived(connection, message);
            }
        }

        @Override
        public void sessionClosed(NextFilter nextFilter, IoSession connection) {
            if (connection.removeAttribute(ADDRESS) instanceof InetAddress address) {
                leave(address);
                nextFilter.sessionClosed(connection);
            }
        }
    }

    /** Nothing is written before a Logon, so the time without a write is the time without a Logon, whatever is read. */
    private final class LogonDeadline extends IoFilterAdapter {
        private final FrameGuard guard;

        LogonDeadline(FrameGuard guard) {
            this.guard = guard;
        }

        @Override
        public void sessionOpened(NextFilter nextFilter, IoSession connection) {
            connection.getConfig().setWriterIdleTime(logonSeconds);
            nextFilter.sessionOpened(connection);
        }

        @Override
        public void sessionIdle(NextFilter nextFilter, IoSession connection, IdleStatus status) {
            if (guard.sawLogon()) {
                connection.getConfig().setWriterIdleTime(0);
                nextFilter.sessionIdle(connection, status);
            } else {
                guard.drop(connection, "before the log-on: no Logon within " + logonSeconds + " s");
            }
        }
    }
}
