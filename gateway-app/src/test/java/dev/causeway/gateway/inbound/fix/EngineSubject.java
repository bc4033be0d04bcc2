package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.log.LogSink;
import dev.causeway.store.MemoryOutboundLog;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import quickfix.ApplicationAdapter;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.DefaultSessionFactory;
import quickfix.DefaultSessionScheduleFactory;
import quickfix.InMemoryMessageQueueFactory;
import quickfix.MemoryStoreFactory;
import quickfix.Message;
import quickfix.MessageSessionUtils;
import quickfix.Responder;
import quickfix.SLF4JLogFactory;
import quickfix.Session;
import quickfix.SessionSettings;
import quickfix.SystemTime;
import quickfix.SystemTimeSource;
import quickfix.mina.EventHandlingStrategy;

/**
 * An initiator's session without socket or clock, as the engine makes it of its own parts or of the gateway's: the test is
 * the connection, the venue and the time. Everything happens on the test's thread.
 */
final class EngineSubject implements Responder, AutoCloseable {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    /** Whose parts the session is made of. */
    enum Kind {
        BARE,
        OURS
    }

    final List<String> sent = new ArrayList<>();
    final TestRing ring = new TestRing();
    private final FixCounterparty counterparty;
    private final FixSession ours;
    private final Session engine;
    private long nowMillis = 1_790_000_000_000L;
    private boolean isCutByResendRequest;

    EngineSubject(Kind kind) throws ConfigError {
        int name = NAMES.incrementAndGet();
        counterparty = new FixCounterparty("FIX.4.4", "ENGINE" + name, "PEER" + name, null, null);
        SystemTime.setTimeSource(new SystemTimeSource() {
            @Override
            public long getTime() {
                return nowMillis;
            }

            @Override
            public LocalDateTime getNow() {
                return LocalDateTime.ofInstant(Instant.ofEpochMilli(nowMillis), ZoneOffset.UTC);
            }
        });
        FixSessionSettings settings = new FixSessionSettings(
                Fixtures.SESSION,
                counterparty,
                List.of("127.0.0.1:1"),
                Duration.ofSeconds(30),
                new FixSessionSettings.Reconnect(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                FixCredentials.NONE,
                FixRules.DEFAULTS,
                List.of());
        ours = kind == Kind.OURS ? session(settings) : null;
        SessionSettings engineSettings = EngineSettings.of(List.of(settings), Duration.ofSeconds(10));
        engine = factory(engineSettings).create(EngineSettings.sessionId(counterparty), engineSettings);
        engine.logon();
    }

    private FixSession session(FixSessionSettings settings) {
        return new FixSession(
                settings,
                new FixSessionPorts(
                        ring, Fixtures.events(ring), ring, new Fixtures.Registry(), new MemoryOutboundLog()),
                new FixRuntime(
                        () -> Fixtures.NOW,
                        () -> TimeUnit.MILLISECONDS.toNanos(nowMillis),
                        () -> true,
                        Duration.ofSeconds(2)));
    }

    private DefaultSessionFactory factory(SessionSettings settings) {
        return new DefaultSessionFactory(
                ours == null ? new ApplicationAdapter() : new FixApplication(Map.of(ours.sessionId(), ours)),
                ours == null ? new MemoryStoreFactory() : id -> ours.store(),
                ours == null ? new InMemoryMessageQueueFactory() : id -> ours.held(),
                ours == null ? new SLF4JLogFactory(settings) : id -> new SessionLog(ours, LogSink.NONE),
                new DefaultMessageFactory(),
                new DefaultSessionScheduleFactory());
    }

    /** A connection, our Logon, and the venue's with this number. */
    void logOn(int seqNo) throws Exception {
        pass(Duration.ofSeconds(10));
        engine.setResponder(this);
        engine.next();
        give("A", seqNo, "98=0|108=30");
    }

    /** The next ResendRequest does not leave: the connection is cut in that moment. */
    void cutByResendRequest() {
        isCutByResendRequest = true;
    }

    void pass(Duration time) {
        nowMillis += time.toMillis();
    }

    /** A message of the venue. */
    void give(String type, int seqNo, String fields) throws Exception {
        String time = TIME.format(Instant.ofEpochMilli(nowMillis));
        String raw = Fixtures.raw(
                counterparty.beginString(),
                "35=" + type + "|34=" + seqNo + "|49=" + counterparty.targetCompId() + "|56="
                        + counterparty.senderCompId() + "|52=" + time + "|" + fields);
        if (ours != null && type.equals("8")) {
            ours.received(engine, raw);
        } else {
            give(MessageSessionUtils.parse(engine, raw));
        }
    }

    private void give(Message message) throws Exception {
        if (ours != null) {
            ours.dispatch(engine, message);
        } else {
            engine.next(message);
        }
    }

    /** The venue closes the connection. */
    void end() {
        ours.dispatch(engine, EventHandlingStrategy.END_OF_STREAM);
    }

    /** BeginSeqNo(7) of the ResendRequests that have left, in order. */
    List<String> asked() {
        return sent.stream()
                .filter(message -> ScriptedVenue.field(message, 35).equals("2"))
                .map(message -> ScriptedVenue.field(message, 7) + ".." + ScriptedVenue.field(message, 16))
                .toList();
    }

    @Override
    public boolean send(String message) {
        if (isCutByResendRequest && ScriptedVenue.field(message, 35).equals("2")) {
            isCutByResendRequest = false;
            try {
                engine.disconnect("cut", false);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return false;
        }
        sent.add(message);
        return true;
    }

    @Override
    public void disconnect() {
        // the test says when the stream ends
    }

    @Override
    public String getRemoteAddress() {
        return "nowhere";
    }

    @Override
    public void close() throws IOException {
        engine.close();
        SystemTime.setTimeSource(null);
    }
}
