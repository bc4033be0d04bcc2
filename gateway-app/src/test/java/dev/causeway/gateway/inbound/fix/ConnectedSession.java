package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.port.SessionControls;
import dev.causeway.store.MemoryOutboundLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import quickfix.SystemTime;

/** One gateway session to any endpoints, with any options. */
final class ConnectedSession implements AutoCloseable {
    static final Duration DEADLINE = Duration.ofSeconds(30);

    private static final AtomicInteger NAMES = new AtomicInteger();

    final TestRing ring = new TestRing();
    final MemoryOutboundLog log = new MemoryOutboundLog();
    final FixCounterparty counterparty;
    FixGateway gateway;

    ConnectedSession(String beginString) {
        int name = NAMES.incrementAndGet();
        counterparty = new FixCounterparty(beginString, "CONNECTED" + name, "ENDPOINT" + name, null, null);
    }

    void start(FixSessionOptions options, String... endpoints) {
        FixSessionSettings settings = new FixSessionSettings(
                Fixtures.SESSION,
                counterparty,
                List.of(endpoints),
                Duration.ofSeconds(30),
                new FixSessionSettings.Reconnect(Duration.ofMillis(50), Duration.ofMillis(100)),
                FixCredentials.NONE,
                FixRules.DEFAULTS,
                List.of(),
                options);
        FixSessionPorts ports = new FixSessionPorts(ring, Fixtures.events(ring), ring, new Fixtures.Registry(), log);
        gateway = new FixGateway(
                List.of(new FixGateway.Wired(settings, ports)),
                new FixRuntime(
                        () -> 1_000_000 * SystemTime.currentTimeMillis(),
                        System::nanoTime,
                        () -> true,
                        Duration.ofSeconds(1)));
        gateway.start();
    }

    FixSessionView view() {
        return gateway.views().get(0);
    }

    void operate(Consumer<SessionControls> work) {
        gateway.operate(Fixtures.SESSION.id(), work);
    }

    @Override
    public void close() {
        if (gateway != null) {
            gateway.stop();
        }
    }
}
