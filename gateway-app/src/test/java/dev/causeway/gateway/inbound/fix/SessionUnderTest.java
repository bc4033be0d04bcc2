package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.gateway.normalize.SessionEventLog;
import dev.causeway.gateway.normalize.SessionEventWriter;
import dev.causeway.gateway.normalize.SessionTally;
import dev.causeway.gateway.port.SessionControls;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.gateway.port.UndeliveredListener;
import dev.causeway.gateway.port.VenueSession;
import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.Src;
import dev.causeway.protocol.feed.sbe.GapNoticeDecoder;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.store.MemoryOutboundLog;
import dev.causeway.store.OutboundLog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** A gateway's FIX session over a socket to a {@link ScriptedVenue}, with a ring that the test can stall. */
final class SessionUnderTest implements AutoCloseable {
    static final Duration DEADLINE = Duration.ofSeconds(20);
    static final String GOOD = "37=V|17=E|55=AAPL|150=0|39=0|54=1|151=1|14=0|6=0|";

    private static final AtomicInteger NAMES = new AtomicInteger();

    final Fixtures.Registry instruments = new Fixtures.Registry();
    OutboundLog log = new MemoryOutboundLog();
    final ScriptedVenue venue;
    TestRing ring = new TestRing();
    FixRules rules = FixRules.DEFAULTS;
    FixSessionOptions options = FixSessionOptions.DEFAULTS;
    final List<String> endpoints = new ArrayList<>();
    List<String> symbols = List.of();
    Duration heartbeat = Duration.ofSeconds(30);
    Duration patience = Duration.ofSeconds(1);
    SessionIdentity identity = Fixtures.SESSION;
    SessionTally tally;
    volatile boolean journalWorks = true;
    UndeliveredListener undelivered = (seqNo, message, offset, length) -> {};

    private final FixCounterparty counterparty;
    private FixGateway gateway;

    SessionUnderTest(String beginString) throws IOException {
        int name = NAMES.incrementAndGet();
        counterparty = new FixCounterparty(beginString, "SCRIPTED" + name, "VENUE" + name, null, null);
        venue = new ScriptedVenue(counterparty);
        endpoints.add(venue.endpoint());
    }

    /** The venue's second endpoint, with a history of its own. */
    ScriptedVenue otherEndpoint() throws IOException {
        ScriptedVenue other = new ScriptedVenue(counterparty);
        endpoints.add(other.endpoint());
        return other;
    }

    /** Starts the gateway on the ring as it is and waits until it is logged on. */
    void start() {
        begin();
        awaitState(SessionStatusCode.LOGGED_ON);
    }

    /** Starts the gateway on the ring as it is. */
    void begin() {
        FixSessionSettings settings = new FixSessionSettings(
                identity,
                counterparty,
                endpoints,
                heartbeat,
                new FixSessionSettings.Reconnect(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                FixCredentials.NONE,
                rules,
                symbols,
                options);
        tally = new SessionTally(new SessionEventLog(identity.id(), new SessionEventWriter(identity, ring)));
        FixSessionPorts ports = new FixSessionPorts(ring, tally, ring, instruments, log, undelivered);
        gateway = new FixGateway(
                List.of(new FixGateway.Wired(settings, ports)),
                new FixRuntime(() -> Fixtures.NOW, System::nanoTime, () -> journalWorks, patience));
        gateway.start();
    }

    void stop() {
        if (gateway != null) {
            gateway.stop();
        }
    }

    /** The way out. */
    VenueSession session() {
        return gateway.session(identity.id());
    }

    /** An operator's command. */
    void operate(Consumer<SessionControls> work) {
        gateway.operate(identity.id(), work);
    }

    FixSessionView view() {
        return gateway.views().get(0);
    }

    void awaitState(SessionStatusCode state) {
        await().atMost(DEADLINE).until(() -> view().state() == state);
    }

    /** The numbers whose first slot is on the feed, in order. */
    List<Long> units() {
        return ring.feed().stream()
                .filter(slot -> (slot.flags & Src.FLAG_FIRST) != 0)
                .map(slot -> slot.venueSeqNo)
                .toList();
    }

    void awaitUnits(long first, long last) {
        await().atMost(DEADLINE).untilAsserted(() -> assertThat(units()).endsWith(last));
        assertThat(units())
                .isEqualTo(LongStream.rangeClosed(first, last).boxed().toList());
    }

    List<GapNoticeDecoder> gapNotices() {
        return ring.published().stream()
                .filter(slot -> slot.kind == SlotKind.NOTICE
                        && FeedMessage.templateId(slot.buffer(), 0) == GapNoticeDecoder.TEMPLATE_ID)
                .map(slot -> new GapNoticeDecoder().wrap(slot.buffer(), 8, 48, 0))
                .toList();
    }

    /** The feed message of a venue number's first slot. */
    int template(long seqNo) {
        Slot slot = ring.feed().stream()
                .filter(each -> each.venueSeqNo == seqNo)
                .findFirst()
                .orElseThrow();
        return FeedMessage.templateId(slot.buffer(), 0);
    }

    @Override
    public void close() throws IOException {
        stop();
        venue.close();
    }
}
