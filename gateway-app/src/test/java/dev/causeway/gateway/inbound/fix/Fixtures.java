package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.store.EventLine;
import dev.causeway.gateway.inbound.fix.store.InboundNumbers;
import dev.causeway.gateway.inbound.fix.store.RingWait;
import dev.causeway.gateway.inbound.gap.GapPolicy;
import dev.causeway.gateway.inbound.gap.GapPursuit;
import dev.causeway.gateway.normalize.SessionEventLog;
import dev.causeway.gateway.normalize.SessionEventWriter;
import dev.causeway.gateway.port.InstrumentRegistry;
import dev.causeway.gateway.port.SessionEvents;
import dev.causeway.gateway.port.SessionIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the tests of this package share. */
public final class Fixtures {
    public static final SessionIdentity SESSION = new SessionIdentity(7, 3, "simx-fix", "SIMX", 'F');
    public static final long NOW = 1_790_000_000_000_000_000L;

    private Fixtures() {}

    /** Waits only as long as a test may. */
    public static RingWait patience() {
        return new RingWait(System::nanoTime, TimeUnit.MILLISECONDS.toNanos(20));
    }

    /** The session's events on their way into the ring, and the log's line of each. */
    public static SessionEvents events(TestRing ring) {
        return new SessionEventLog(SESSION.id(), new SessionEventWriter(SESSION, ring));
    }

    public static InboundNumbers numbers(TestRing ring) {
        EventLine events = new EventLine(events(ring), patience(), () -> NOW, () -> true);
        return new InboundNumbers(SESSION, ring, events, new GapPursuit(GapPolicy.usual(Duration.ofSeconds(30)), 1));
    }

    /** A raw message: '|' becomes SOH, BodyLength and CheckSum are put in. */
    public static String raw(String beginString, String body) {
        String fields = body.replace('|', '\u0001') + '\u0001';
        String head = "8=" + beginString + "\u00019=" + fields.length() + '\u0001' + fields;
        int sum = head.chars().sum() & 0xFF;
        return head + "10=" + String.format("%03d", sum) + '\u0001';
    }

    /** Numbers instruments in the order of their first sight. */
    public static final class Registry implements InstrumentRegistry {
        private final List<String> keys = new ArrayList<>();

        @Override
        public synchronized int resolve(int venueId, String key, long epochNanos) {
            if (!keys.contains(key)) {
                keys.add(key);
            }
            return keys.indexOf(key) + 1;
        }

        @Override
        public synchronized String key(int venueId, int instrumentId) {
            return instrumentId < 1 || instrumentId > keys.size() ? null : keys.get(instrumentId - 1);
        }

        @Override
        public int define(int venueId, String key, InstrumentTerms terms, long epochNanos) {
            return resolve(venueId, key, epochNanos);
        }
    }
}
