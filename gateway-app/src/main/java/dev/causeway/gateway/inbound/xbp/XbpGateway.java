package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.inbound.socket.LinkControl;
import dev.causeway.gateway.inbound.socket.LinkSettings;
import dev.causeway.gateway.inbound.socket.LoopSettings;
import dev.causeway.gateway.inbound.socket.SocketLoop;
import dev.causeway.gateway.port.SessionControls;
import dev.causeway.gateway.port.SocketView;
import dev.causeway.gateway.port.VenueSession;
import dev.causeway.protocol.feed.sbe.StatusReason;
import dev.causeway.protocol.xbp.sbe.LogoutReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.NoOpIdleStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All XBP sessions of one loop: start, stop, commands and views. Any thread; commands are queued to the loop's thread
 * {@code gw-xbp-<n>} and answer whether they were queued.
 */
public final class XbpGateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(XbpGateway.class);

    private final SocketLoop loop;
    private final AgentRunner runner;
    private final Map<String, Entry> sessions = new LinkedHashMap<>();

    private record Entry(XbpSession session, XbpConnection connection, LinkControl link) {}

    /**
     * What runs when.
     *
     * @param loopNo number in the thread's name
     * @param idle between the turns, when the loop does not wait in its select
     * @param journalWorks false: sessions disconnect and attempt nothing; true again: they log on
     */
    public record Runtime(
            int loopNo,
            LoopSettings loop,
            IdleStrategy idle,
            NanoClock nanoClock,
            EpochNanoClock epochClock,
            BooleanSupplier journalWorks) {
        /** Blocking select, so nothing between the turns; a journal that always works. */
        public static Runtime blocking(NanoClock nanoClock, EpochNanoClock epochClock) {
            return new Runtime(
                    0, LoopSettings.defaults(), NoOpIdleStrategy.INSTANCE, nanoClock, epochClock, () -> true);
        }
    }

    /** @param ports gives each session its ports; called once per session, here */
    public XbpGateway(
            List<XbpSessionSettings> settings, Function<XbpSessionSettings, XbpPorts> ports, Runtime runtime) {
        loop = new SocketLoop("gw-xbp-" + runtime.loopNo(), runtime.loop(), runtime.nanoClock(), runtime.epochClock());
        for (XbpSessionSettings each : settings) {
            add(each, ports.apply(each), runtime);
        }
        runner = new AgentRunner(runtime.idle(), e -> LOG.error("{}: turn failed", loop.roleName(), e), null, loop);
    }

    private void add(XbpSessionSettings settings, XbpPorts ports, Runtime runtime) {
        XbpSession session = new XbpSession(settings, ports);
        XbpConnection connection =
                new XbpConnection(session, settings.limits().receiveBufferBytes(), runtime.journalWorks());
        LinkSettings link = new LinkSettings(
                settings.identity().id(),
                settings.endpoints(),
                settings.reconnect(),
                settings.socket(),
                settings.limits().sendBufferBytes());
        Entry entry = new Entry(session, connection, loop.add(link, connection));
        if (sessions.put(settings.identity().id(), entry) != null) {
            throw new IllegalArgumentException(
                    "session id '" + settings.identity().id() + "' appears twice");
        }
    }

    /** Starts the loop's thread; every session begins to connect. */
    public void start(ThreadFactory threadFactory) {
        start(threadFactory, id -> true);
    }

    /**
     * Starts the loop's thread; sessions begin to connect.
     *
     * @param wanted which of them, by id; the others wait for {@link SessionControls#connect}
     */
    public void start(ThreadFactory threadFactory, Predicate<String> wanted) {
        AgentRunner.startOnThread(runner, threadFactory);
        loop.execute((now, epochNanos) -> sessions.forEach((id, each) -> {
            if (wanted.test(id)) {
                each.link().enable(now);
            }
        }));
    }

    /** Asks every session to log out; {@link #stop} waits for it. */
    public void beginStop() {
        loop.stop();
    }

    /**
     * Logs every session out, waits for the peers' answers, at most this long, and ends the loop.
     *
     * @return whether all sessions ended in order
     */
    public boolean stop(long timeoutMillis) throws InterruptedException {
        boolean orderly = loop.stop() && loop.awaitIdle(timeoutMillis);
        runner.close();
        return orderly;
    }

    @Override
    public void close() {
        runner.close();
    }

    /** The sessions in the order of their settings. */
    public List<XbpSessionView> views() {
        return sessions.values().stream()
                .<XbpSessionView>map(each -> each.session().probe())
                .toList();
    }

    /** The sessions' sockets in the order of their settings. Any thread. */
    public List<SocketView> sockets() {
        return sessions.entrySet().stream()
                .map(each -> each.getValue().connection().socket(each.getKey()))
                .toList();
    }

    /** One session. @throws IllegalArgumentException when there is none of this id */
    public XbpSessionView view(String id) {
        return entry(id).session().probe();
    }

    /** Connects now, whatever stopped the session. */
    public boolean connect(String id) {
        Entry entry = entry(id);
        return loop.execute((now, epochNanos) -> {
            entry.session().enable();
            entry.link().enable(now);
        });
    }

    /** Logs out and stays down until {@link #connect}. */
    public boolean logout(String id) {
        Entry entry = entry(id);
        return loop.execute((now, epochNanos) -> {
            entry.session().logout(LogoutReason.NORMAL, StatusReason.OPERATOR, now, epochNanos);
            entry.connection().settle(now);
            entry.link().disable(now, epochNanos);
        });
    }

    /** Begins a new epoch: both directions start at 1 with the next log-on; what is missing is declared lost. */
    public boolean reset(String id) {
        Entry entry = entry(id);
        return loop.execute((now, epochNanos) -> {
            entry.session().reset(now, epochNanos);
            entry.connection().settle(now);
        });
    }

    /** Runs something with the way out to a venue, on the session's thread. */
    public boolean withSession(String id, Consumer<VenueSession> action) {
        Entry entry = entry(id);
        return loop.execute((now, epochNanos) -> {
            action.accept(entry.session());
            entry.connection().settle(now);
        });
    }

    /** Runs an operator's work on the session's thread. */
    public boolean operate(String id, Consumer<SessionControls> work) {
        Entry entry = entry(id);
        return loop.execute((now, epochNanos) -> {
            try {
                work.accept(new XbpControls(entry.session(), entry.connection(), entry.link(), now, epochNanos));
            } finally {
                entry.connection().settle(now);
            }
        });
    }

    private Entry entry(String id) {
        Entry entry = sessions.get(id);
        if (entry == null) {
            throw new IllegalArgumentException(
                    "session '" + id + "' is not an XBP session; known are " + sessions.keySet());
        }
        return entry;
    }
}
