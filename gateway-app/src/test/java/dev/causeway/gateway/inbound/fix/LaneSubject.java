package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.log.LogKind;
import dev.causeway.gateway.inbound.fix.log.LogSink;
import dev.causeway.gateway.normalize.SessionEventWriter;
import dev.causeway.gateway.port.InboundSink;
import dev.causeway.gateway.port.Slot;
import dev.causeway.store.MemoryOutboundLog;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.service.DefaultTransportMetadata;
import org.apache.mina.core.session.DummySession;
import org.apache.mina.filter.codec.ProtocolCodecFilter;
import org.apache.mina.transport.socket.SocketSessionConfig;
import quickfix.DefaultMessageFactory;
import quickfix.DefaultSessionFactory;
import quickfix.DefaultSessionScheduleFactory;
import quickfix.Responder;
import quickfix.Session;
import quickfix.SessionSettings;
import quickfix.SystemTime;
import quickfix.SystemTimeSource;
import quickfix.mina.NetworkingOptions;
import quickfix.mina.message.FIXProtocolCodecFactory;

/**
 * The gateway's session with the connection's real filters and codec, without socket or clock: the test gives the bytes as
 * they are read, and the time. Keeps all that can be seen of it. Everything happens on the test's thread.
 */
final class LaneSubject implements Responder, AutoCloseable {
    /** In order: log lines, what was sent, disconnects. */
    final List<String> told = new ArrayList<>();

    final TestRing ring = new TestRing();
    private final FixCounterparty counterparty;
    private final FixStageOptions options;
    private final SessionSettings engineSettings;
    private final FixSession session;
    private final Session engine;
    private long nowMillis;
    private DummySession connection;
    private ConnectionHandler handler;
    private boolean isCut;

    LaneSubject(FixCounterparty counterparty, FixRules rules, int expressMillis, long nowMillis) throws Exception {
        this(counterparty, rules, expressMillis, nowMillis, null);
    }

    /** @param sink takes the messages instead of the ring; null: the ring does */
    LaneSubject(FixCounterparty counterparty, FixRules rules, int expressMillis, long nowMillis, InboundSink sink)
            throws Exception {
        this.counterparty = counterparty;
        this.options = FixStageOptions.DEFAULTS.withExpressMillis(expressMillis);
        this.nowMillis = nowMillis;
        SystemTime.setTimeSource(new SystemTimeSource() {
            @Override
            public long getTime() {
                return LaneSubject.this.nowMillis;
            }

            @Override
            public LocalDateTime getNow() {
                return LocalDateTime.ofInstant(Instant.ofEpochMilli(LaneSubject.this.nowMillis), ZoneOffset.UTC);
            }
        });
        FixSessionSettings settings = new FixSessionSettings(
                Fixtures.SESSION,
                counterparty,
                List.of("127.0.0.1:1"),
                Duration.ofSeconds(2),
                new FixSessionSettings.Reconnect(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                FixCredentials.NONE,
                rules,
                List.of());
        session = new FixSession(
                settings,
                new FixSessionPorts(
                        sink == null ? ring : sink,
                        new SessionEventWriter(Fixtures.SESSION, ring),
                        ring,
                        new Fixtures.Registry(),
                        new MemoryOutboundLog()),
                new FixRuntime(this::nowNanos, this::nowNanos, () -> true, Duration.ZERO));
        engineSettings = EngineSettings.of(List.of(settings), Duration.ofSeconds(10));
        engine = new DefaultSessionFactory(
                        new FixApplication(Map.of(session.sessionId(), session)),
                        id -> session.store(),
                        id -> session.held(),
                        id -> new SessionLog(session, sink == null ? new Lines() : LogSink.NONE),
                        new DefaultMessageFactory(),
                        new DefaultSessionScheduleFactory())
                .create(session.sessionId(), engineSettings);
        engine.logon();
    }

    private long nowNanos() {
        return TimeUnit.MILLISECONDS.toNanos(nowMillis);
    }

    long nowMillis() {
        return nowMillis;
    }

    /** A connection, if there is none, long enough after the last for our Logon to be sent. */
    void connect() throws Exception {
        nowMillis += 10_000;
        if (connection != null) {
            return;
        }
        isCut = false;
        connection = new DummySession();
        connection.setTransportMetadata(new DefaultTransportMetadata(
                "test", "stream", false, true, InetSocketAddress.class, SocketSessionConfig.class, IoBuffer.class));
        InlineDispatch dispatch = new InlineDispatch(null, Map.of(session.sessionId(), session));
        handler = new ConnectionHandler(
                new FixLink(session, engine, null, this::nowNanos),
                engineSettings,
                new NetworkingOptions(new Properties()),
                dispatch);
        connection.setHandler(handler);
        connection
                .getFilterChain()
                .addLast(FIXProtocolCodecFactory.FILTER_NAME, new ProtocolCodecFilter(new FIXProtocolCodecFactory()));
        new SessionFilters(Map.of(session.sessionId(), session), this::nowNanos, options)
                .buildFilterChain(connection.getFilterChain());
        handler.sessionCreated(connection);
        engine.setResponder(this);
        engine.next();
    }

    /** The connection brings these bytes in one read. */
    void read(String bytes) {
        if (connection == null) {
            return;
        }
        read(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    void read(byte[] bytes) {
        connection.getFilterChain().fireMessageReceived(IoBuffer.wrap(bytes));
        if (isCut || connection.isClosing()) {
            end();
        }
    }

    /** The connection ends. */
    void end() {
        if (connection != null) {
            handler.sessionClosed(connection);
            connection = null;
        }
    }

    /** Time goes by, the engine's timer ticks. */
    void pass(int millis) throws IOException {
        nowMillis += millis;
        engine.next();
        session.tick();
        if (isCut) {
            end();
        }
    }

    /** Time goes by, nobody looks. */
    void advance(int millis) {
        nowMillis += millis;
    }

    /** An operator's work. */
    void operate(String what) {
        session.operate(same -> {
            switch (what) {
                case "test-request" -> same.generateTestRequest("OPERATOR");
                case "lower" -> lower(same);
                case "logout" -> same.logout("operator");
                case "logon" -> same.logon();
                default -> throw new IllegalArgumentException(what);
            }
        });
    }

    private void lower(Session same) {
        try {
            same.setNextTargetMsgSeqNum(Math.max(1, same.getExpectedTargetNum() - 1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    FixSessionView view() {
        return session.view();
    }

    /** All that is to be the same whatever the lane. */
    List<String> outcome() {
        List<String> all = new ArrayList<>(told);
        ring.published().forEach(slot -> all.add(text(slot)));
        FixSessionView view = view();
        String counters = view.counters().toString().replaceFirst("express=\\d+, ", "");
        all.add(view.state() + " epoch " + view.epoch() + " expects " + view.nextTarget() + " sends "
                + view.nextSender() + " holds " + view.held() + " gaps " + view.gaps() + " error " + view.lastError());
        all.add(counters + " violations " + ring.violations() + " connected " + (connection != null) + " heard "
                + view.heardEpochNanos());
        return all;
    }

    private static String text(Slot slot) {
        byte[] bytes = new byte[slot.length];
        slot.buffer().getBytes(0, bytes);
        return slot.kind + " " + slot.flags + " " + slot.epoch + " " + slot.venueSeqNo + " " + slot.nextExpected + " "
                + slot.key + " " + slot.epochNanos + " " + HexFormat.of().formatHex(bytes);
    }

    /** Messages that did not meet the engine. */
    long express() {
        return view().counters().express();
    }

    @Override
    public boolean send(String message) {
        told.add("sent " + message);
        return true;
    }

    @Override
    public void disconnect() {
        told.add("disconnects");
        isCut = true;
    }

    @Override
    public String getRemoteAddress() {
        return "nowhere";
    }

    @Override
    public void close() throws IOException {
        end();
        engine.close();
        SystemTime.setTimeSource(null);
    }

    FixCounterparty counterparty() {
        return counterparty;
    }

    /** All but the frames of a stack trace: they say by which lane it came. */
    private final class Lines implements LogSink {
        @Override
        public boolean takesMessages(boolean application) {
            return true;
        }

        @Override
        public void offer(LogKind kind, String text) {
            told.add(kind + " " + text.replaceAll("(?m)^\\s+(at |\\.\\.\\. \\d+ more).*\\R?", ""));
        }
    }
}
