package dev.causeway.gateway.inbound.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;

/** A loop that the test turns itself. */
final class TurnedLoop implements AutoCloseable {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final SocketLoop loop;

    TurnedLoop(LoopSettings settings, NameLookup names) {
        loop = new SocketLoop("test-loop", settings, SystemNanoClock.INSTANCE, SystemEpochNanoClock.INSTANCE, names);
    }

    TurnedLoop() {
        this(LoopSettings.defaults(), InetAddress::getByName);
    }

    /** Adds a connection and enables it. */
    LinkControl connect(ConnectionHandler handler, SocketSettings socket, ReconnectSettings reconnect, Endpoint... to) {
        LinkControl control = loop.add(new LinkSettings("s", List.of(to), reconnect, socket, 256 * 1024), handler);
        loop.execute((now, epochNanos) -> control.enable(now));
        return control;
    }

    void connect(ConnectionHandler handler, SocketSettings socket, Endpoint... to) {
        connect(handler, socket, new ReconnectSettings(10_000, 1, 10, 42), to);
    }

    SocketLoop loop() {
        return loop;
    }

    void turn() throws IOException {
        loop.doWork();
    }

    void turnUntil(BooleanSupplier condition) throws IOException {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > LIMIT_NANOS) {
                throw new AssertionError("not reached within 20 s");
            }
            loop.doWork();
        }
    }

    @Override
    public void close() {
        loop.onClose();
    }
}
