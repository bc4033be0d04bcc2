package dev.causeway.gateway.inbound.xbp;

import static org.awaitility.Awaitility.await;

import dev.causeway.gateway.inbound.gap.GapPolicy;
import dev.causeway.gateway.inbound.socket.Endpoint;
import dev.causeway.gateway.inbound.socket.LoopSettings;
import dev.causeway.gateway.inbound.socket.ReconnectSettings;
import dev.causeway.gateway.inbound.socket.SocketSettings;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.gateway.port.VenueSession;
import dev.causeway.mock.sim.Instruments;
import dev.causeway.mock.xbp.FaultScript;
import dev.causeway.mock.xbp.XbpVenue;
import dev.causeway.mock.xbp.XbpVenueOptions;
import dev.causeway.protocol.xbp.sbe.FrameHeaderEncoder;
import dev.causeway.protocol.xbp.sbe.NewOrderEncoder;
import dev.causeway.store.MemoryOutboundLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NoOpIdleStrategy;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A gateway with two sessions on one loop at one simulated venue, over real sockets: the venue does faults to the first and
 * nothing wrong to the second.
 */
final class FaultRig implements AutoCloseable {
    static final String FAULTY = "faulty";
    static final String GOOD = "good";
    static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String SECRET = "demo-secret";

    /**
     * What the venue sends each client, and the first session's bounds.
     *
     * @param count messages in all
     * @param sendBufferBytes what may wait for the socket; the kernel's buffers are small
     */
    record Terms(long ratePerSecond, long count, int heartbeatMs, int sendBufferBytes) {}

    /** How the loop turns. */
    record Turning(LoopSettings loop, IdleStrategy idle) {
        static final Turning BLOCKING = new Turning(LoopSettings.defaults(), NoOpIdleStrategy.INSTANCE);
    }

    final List<Long> undelivered = new CopyOnWriteArrayList<>();
    final AtomicLong clockReads = new AtomicLong();
    final XbpGateway gateway;
    private final Terms terms;
    private final Path folder;
    private final Map<String, RecordingPorts> ports = Map.of(FAULTY, new RecordingPorts(), GOOD, new RecordingPorts());
    private final XbpVenue venue;

    /** @param script lines of a fault script, with semicolons between */
    FaultRig(Terms terms, String script, Path folder) throws IOException {
        this(terms, Turning.BLOCKING, script, folder);
    }

    FaultRig(Terms terms, Turning turning, String script, Path folder) throws IOException {
        this.terms = terms;
        venue = new XbpVenue(new XbpVenueOptions(
                "127.0.0.1",
                0,
                List.of(FAULTY, GOOD),
                SECRET,
                new XbpVenueOptions.Traffic(
                        7,
                        Instruments.first(5),
                        terms.ratePerSecond(),
                        terms.count(),
                        dev.causeway.mock.xbp.ReplayPolicy.ALL,
                        64 << 20,
                        100_000),
                null,
                null));
        this.folder = folder;
        inject(script);
        gateway = new XbpGateway(
                List.of(settings(FAULTY, 1, terms.heartbeatMs()), settings(GOOD, 2, 30_000)),
                this::joined,
                new XbpGateway.Runtime(
                        0, turning.loop(), turning.idle(), this::nanoTime, SystemEpochNanoClock.INSTANCE, () -> true));
        gateway.start(Thread::new);
    }

    /** @param script lines of a fault script, with semicolons between */
    void inject(String script) throws IOException {
        Path file = Files.writeString(folder.resolve("faults.txt"), script.replace(';', '\n'));
        venue.inject(FAULTY, FaultScript.read(file));
    }

    List<String> trail(String id) {
        return ports.get(id).soFar();
    }

    CoveredNumbers covered(String id) {
        return CoveredNumbers.of(trail(id));
    }

    /** Until every number the venue makes was taken, filled or declared lost. */
    void awaitAll(String id) {
        await().atMost(LIMIT).until(() -> covered(id).all() == terms.count());
    }

    void awaitTold(String id, String line) {
        await().atMost(LIMIT).until(() -> trail(id).contains(line));
    }

    /** What a client asked of the venue. */
    List<String> received(String id) {
        return venue.received(id);
    }

    /** Gives the faulty session orders, on its thread, until one is not accepted. @return how many were */
    int sendOrders(int most) {
        CompletableFuture<Integer> accepted = new CompletableFuture<>();
        gateway.withSession(FAULTY, session -> {
            UnsafeBuffer order = order();
            int count = 0;
            while (count < most && session.send(order, 0, order.capacity()) == VenueSession.Result.ACCEPTED) {
                count++;
            }
            accepted.complete(count);
        });
        return accepted.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        gateway.close();
        venue.close();
    }

    private long nanoTime() {
        clockReads.incrementAndGet();
        return System.nanoTime();
    }

    private XbpPorts joined(XbpSessionSettings settings) {
        RecordingPorts own = ports.get(settings.identity().id());
        return new XbpPorts(
                own,
                own,
                own,
                new MemoryOutboundLog(),
                ReplayPolicy.ORDERS_NEVER,
                (seqNo, frame, offset, length) -> undelivered.add(seqNo));
    }

    private XbpSessionSettings settings(String id, int sessionNo, int heartbeatMs) {
        return new XbpSessionSettings(
                new SessionIdentity(sessionNo, 1, id, "SIMY", 'X'),
                List.of(new Endpoint("127.0.0.1", venue.port())),
                id,
                SECRET,
                false,
                heartbeatMs,
                new ReconnectSettings(2_000, 5, 50, 42),
                new SocketSettings(true, false, 8_192, 0, -1, "", 0, null),
                new XbpLimits(
                        4_096,
                        terms.sendBufferBytes(),
                        64 * 1024,
                        GapPolicy.usual(Duration.ofMillis(600)),
                        5_000,
                        500));
    }

    private static UnsafeBuffer order() {
        UnsafeBuffer frame = new UnsafeBuffer(new byte[32 + NewOrderEncoder.BLOCK_LENGTH]);
        new NewOrderEncoder()
                .wrapAndApplyHeader(frame, 0, new FrameHeaderEncoder())
                .clOrdId("c1")
                .instrumentId(1);
        return frame;
    }
}
