package dev.causeway.gateway.inbound.fix;

import static org.awaitility.Awaitility.await;

import dev.causeway.gateway.inbound.fix.script.Player;
import dev.causeway.gateway.inbound.fix.script.Script;
import dev.causeway.gateway.normalize.SessionEventWriter;
import dev.causeway.gateway.port.SessionControls;
import dev.causeway.store.MemoryOutboundLog;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import quickfix.Message;
import quickfix.Session;

/** The gateway's initiator as a script sees it: what it can be told, and what its ring saw. Owner: the script's thread. */
final class GatewayUnderScript implements Player.Subject, AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(8);

    private final MemoryOutboundLog log = new MemoryOutboundLog();
    private final AtomicBoolean healthy = new AtomicBoolean(true);
    private final FixSessionSettings settings;
    private TestRing ring = new TestRing();
    private FixGateway gateway;

    GatewayUnderScript(Script script, FixCounterparty counterparty, int port) {
        String resets = script.setting("reset", "");
        FixRules rules = new FixRules(
                Boolean.parseBoolean(script.setting("validate", "false")),
                resets.contains("logon"),
                resets.contains("logout"),
                resets.contains("disconnect"),
                Boolean.parseBoolean(script.setting("nextExpected", "false")),
                Boolean.parseBoolean(script.setting("lastProcessed", "false")));
        settings = new FixSessionSettings(
                Fixtures.SESSION,
                counterparty,
                List.of("127.0.0.1:" + port),
                Duration.ofSeconds(Long.parseLong(script.setting("heartbeat", "30"))),
                new FixSessionSettings.Reconnect(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                FixCredentials.NONE,
                rules,
                List.of());
        begin(Long.parseLong(script.setting("expected", "1")), Long.parseLong(script.setting("sender", "1")));
    }

    /** Where journal and outbound log stand when the gateway starts. */
    private void begin(long expected, long sender) {
        if (expected > 1) {
            new SessionEventWriter(Fixtures.SESSION, ring).advance(1, expected, Fixtures.NOW);
        }
        if (sender > 1) {
            log.reset(1, sender, Fixtures.NOW);
        }
        ring = ring.afterCrash();
    }

    void start() {
        FixSessionPorts ports = new FixSessionPorts(
                ring, new SessionEventWriter(Fixtures.SESSION, ring), ring, new Fixtures.Registry(), log);
        gateway = new FixGateway(
                List.of(new FixGateway.Wired(settings, ports)),
                new FixRuntime(() -> Fixtures.NOW, System::nanoTime, healthy::get, Duration.ofSeconds(3)),
                FixStageOptions.DEFAULTS.withExpressMillis(
                        Integer.getInteger("express.millis", FixStageOptions.EXPRESS_MILLIS)));
        gateway.start();
    }

    int violations() {
        return ring.violations();
    }

    @Override
    public void tell(String words) throws Exception {
        String[] word = words.split(" ", 2);
        switch (word[0]) {
            case "send" -> send(word[1]);
            case "logout" -> operate(SessionControls::logout);
            case "test-request" -> operate(SessionControls::testRequest);
            case "reset" -> operate(SessionControls::reset);
            case "disconnect" -> operate(SessionControls::disconnect);
            case "hold-journal" -> ring.automatic(false);
            case "release-journal" -> release();
            case "crash" -> crash();
            case "stop" -> gateway.stop();
            default -> throw new IllegalArgumentException("gateway " + words);
        }
    }

    private void send(String fields) {
        Message message = new Message();
        for (String field : fields.split("\\|")) {
            int equals = field.indexOf('=');
            int tag = Integer.parseInt(field.substring(0, equals));
            (tag == Headers.MSG_TYPE ? message.getHeader() : message).setString(tag, field.substring(equals + 1));
        }
        Session.lookupSession(EngineSettings.sessionId(settings.counterparty())).send(message);
    }

    private void operate(Consumer<SessionControls> work) {
        gateway.operate(settings.identity().id(), work);
    }

    private void release() {
        ring.automatic(true);
        ring.journal(Integer.MAX_VALUE);
    }

    /** What the journal does not have is gone; the gateway starts again. */
    private void crash() {
        TestRing survivor = ring.afterCrash();
        gateway.stop();
        ring = survivor;
        start();
    }

    @Override
    public void ring(String words) {
        String[] word = words.split(" ", 2);
        RingView view = new RingView(ring, log, gateway.views().get(0));
        String[] seen = new String[1];
        try {
            await().pollInterval(Duration.ofMillis(5)).atMost(DEADLINE).until(() -> {
                seen[0] = view.with(gateway.views().get(0)).of(word[0]);
                return view.holds(word[0], word[1], seen[0]);
            });
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            throw new AssertionError(
                    "was " + seen[0] + "; last error: " + gateway.views().get(0).lastError());
        }
    }

    @Override
    public InetSocketAddress address() {
        throw new IllegalStateException("an initiator is not connected to");
    }

    @Override
    public void close() {
        if (gateway != null) {
            gateway.stop();
        }
    }
}
