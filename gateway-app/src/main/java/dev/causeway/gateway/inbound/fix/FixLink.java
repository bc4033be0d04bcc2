package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.LogonAttempt.Ended;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.agrona.concurrent.NanoClock;
import org.apache.mina.core.future.ConnectFuture;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.transport.socket.nio.NioSocketConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Session;
import quickfix.mina.SessionConnector;

/**
 * One session's connection, one at a time: connects while the session is enabled, its schedule allows it and the journal
 * works, looks up the endpoint's name each time, and judges how a connection ended.
 *
 * <p>Owner: a connecting thread, which ticks it; {@link #joined}, {@link #closed} and {@link #failing} come from the I/O thread.
 */
final class FixLink implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(FixLink.class);
    private static final int NONE = -1;

    private final FixSession session;
    private final Session engine;
    private final FixSessionSettings settings;
    private final NioSocketConnector connector;
    private final Reconnection reconnection;
    private final NanoClock clock;
    private ConnectFuture pending;
    private volatile IoSession open;
    private long openedNanos;
    private boolean wasWanted;
    private volatile boolean joined;
    private volatile boolean closed;
    private volatile String host = "";
    private volatile Throwable failure;
    private volatile String endpoint;
    private volatile int preferred = NONE;

    FixLink(FixSession session, Session engine, NioSocketConnector connector, NanoClock clock) {
        this.session = session;
        this.engine = engine;
        this.settings = session.settings();
        this.connector = connector;
        this.clock = clock;
        this.endpoint = settings.endpoints().get(0);
        this.reconnection =
                new Reconnection(settings, () -> ThreadLocalRandom.current().nextDouble());
    }

    Session engine() {
        return engine;
    }

    /** What can be seen of the connection; any thread. */
    FixLinkView view(Instant now) {
        IoSession connection = open;
        FixSchedule schedule = settings.options().schedule();
        return new FixLinkView(
                session.id(),
                endpoint,
                connection == null ? 0 : connection.getScheduledWriteBytes(),
                schedule == null ? null : ScheduleWindow.at(schedule, now));
    }

    /**
     * The next attempt goes to this endpoint, at once when the session is wanted; a connection stays as it is. Any thread.
     *
     * @throws IllegalArgumentException it is none of the settings' endpoints
     */
    void prefer(String wanted) {
        int index = settings.endpoints().indexOf(wanted);
        if (index < 0) {
            throw new IllegalArgumentException("endpoint: one of " + settings.endpoints() + ", not " + wanted);
        }
        preferred = index;
    }

    boolean isTls() {
        return transport().tls() != null;
    }

    /** TLS of the connection that is being made. */
    TlsFilter tlsFilter() {
        return new TlsFilter(transport().tls(), host);
    }

    /** The engine has the connection. */
    void joined() {
        joined = true;
    }

    /** The connection is no more, and the engine knows. */
    void closed() {
        closed = true;
    }

    /** Why the connection fails before the engine has it. */
    void failing(Throwable cause) {
        failure = failure == null ? cause : failure;
    }

    @Override
    public void run() {
        try {
            tick(clock.nanoTime());
            session.tick();
        } catch (RuntimeException e) {
            LOG.error("{}: connecting failed", session.id(), e);
        }
    }

    private void tick(long nowNanos) {
        boolean wanted = session.journalWorks() && engine.isEnabled() && engine.isSessionTime();
        if (wanted && !wasWanted) {
            reconnection.renew();
        }
        wasWanted = wanted;
        if (pending != null) {
            connecting(nowNanos);
        } else if (open != null) {
            opened(nowNanos);
        } else if (wanted) {
            connectWhenDue(nowNanos);
        }
    }

    private void connectWhenDue(long nowNanos) {
        if (preferred != NONE) {
            reconnection.prefer(preferred);
            preferred = NONE;
        }
        if (reconnection.isDue(nowNanos)) {
            connect(nowNanos);
        }
    }

    private void connect(long nowNanos) {
        endpoint = settings.endpoints().get(reconnection.endpoint());
        int colon = endpoint.lastIndexOf(':');
        host = endpoint.substring(0, colon).replaceAll("[\\[\\]]", "");
        closed = false;
        joined = false;
        failure = null;
        InetSocketAddress remote = new InetSocketAddress(host, Integer.parseInt(endpoint.substring(colon + 1)));
        try {
            String local = transport().localAddress();
            pending = local.isEmpty()
                    ? connector.connect(remote)
                    : connector.connect(remote, new InetSocketAddress(local, 0));
        } catch (RuntimeException e) {
            failed(e, nowNanos);
        }
    }

    private void connecting(long nowNanos) {
        if (!pending.isDone()) {
            return;
        }
        if (pending.isConnected()) {
            open = pending.getSession();
            openedNanos = nowNanos;
            if (preferred != NONE) {
                open.closeNow();
            }
        } else {
            failed(pending.getException(), nowNanos);
        }
        pending = null;
    }

    private void opened(long nowNanos) {
        Duration timeout = transport().connectTimeout();
        // a TLS handshake that fails ends a connection without a word to its handler
        if (closed || !joined && !open.isConnected()) {
            open = null;
            ended(session.logonAttempt().end(), nowNanos);
        } else if (!joined && nowNanos - openedNanos > timeout.toNanos()) {
            failing(new IllegalStateException("no TLS handshake within " + timeout.toMillis() + " ms"));
            open.closeNow();
        }
    }

    private void ended(Ended ended, long nowNanos) {
        switch (ended.outcome()) {
            case ACCEPTED -> reconnection.lost(nowNanos);
            case ABANDONED -> reconnection.left(nowNanos);
            case NOT_TRIED -> failed(failure, nowNanos);
            case REFUSED -> refused(ended.refusal(), nowNanos);
        }
    }

    private void failed(Throwable cause, long nowNanos) {
        reconnection.failed(nowNanos);
        tell(SessionLog.line(host + ": " + (cause == null ? closedEarly() : cause.getMessage())), false);
    }

    private String closedEarly() {
        return isTls()
                ? "closed within the TLS handshake: one certificate is not trusted, or the venue's does not name this host"
                : "closed before a Logon was sent";
    }

    private void refused(LogonRefusal refusal, long nowNanos) {
        boolean again = reconnection.refused(nowNanos);
        if (refusal.kind() == LogonRefusal.Kind.CREDENTIALS) {
            stop("the venue refuses the credentials: " + refusal.text());
        } else if (!again) {
            stop(transport().maxLogonAttempts() + " log-ons in a row were refused, the last with: " + refusal.text());
        } else if (refusal.kind() == LogonRefusal.Kind.SEQUENCE) {
            raise(refusal.expecting());
        } else {
            LOG.warn("{}: log-on refused: {}", session.id(), refusal.text());
        }
    }

    /** The venue has seen numbers that we have no record of: they must not be used again. */
    private void raise(int expecting) {
        session.operate(same -> {
            long next = session.store().getNextSenderMsgSeqNum();
            if (expecting > next) {
                LOG.error(
                        "{}: the venue expects {} from us, our next is {}: goes on from the venue's",
                        session.id(),
                        expecting,
                        next);
                new FixControls(session, same, this).setNumbers(expecting, 0);
            }
        });
    }

    private void stop(String why) {
        wasWanted = false;
        engine.logout();
        tell(why, true);
    }

    private void tell(String why, boolean staysDown) {
        if (session.connectFailed(why, staysDown)) {
            LOG.warn("{}: {}", session.id(), why);
        }
    }

    /** Closes what is open; the connector cannot be used after it. */
    void dispose() {
        SessionConnector.closeManagedSessionsAndDispose(connector, true, LOG);
    }

    private FixTransport transport() {
        return settings.options().transport();
    }
}
