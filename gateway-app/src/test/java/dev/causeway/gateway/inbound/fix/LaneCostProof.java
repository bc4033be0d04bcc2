package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.port.InboundSink;
import dev.causeway.gateway.port.Slot;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a message costs the session's thread, from the bytes of a read of 64 KiB to the claimed slot, by either lane: the
 * thread's own processor time, which other work on the machine disturbs little. Socket, journal and multicast have no part in
 * it. Run by name.
 */
class LaneCostProof {
    private static final long NOW_MILLIS = 1_790_000_000_000L;
    private static final int READ_BYTES = 64 << 10;
    private static final int ROUNDS = 9;
    private static final int READS_A_ROUND = 400;
    private static final FixCounterparty COUNTERPARTY = new FixCounterparty("FIX.4.4", "COST", "LANES", null, null);
    private static final String BODY =
            "|37=ORDER-000000000001|11=CLORD-00000000001|17=EXEC-0000000000001|150=F|39=1|55=LOAD17"
                    + "|54=1|38=1000|44=101.25|32=100|31=101.2500|151=900|14=100|6=101.25|60=20260921-14:13:20.123456789|58=a fill";

    private int next = 1;
    private byte[] rest = new byte[0];

    @Test
    void shouldCostLessByTheExpressLane() throws Exception {
        List<Long> slow = new ArrayList<>();
        List<Long> fast = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            slow.add(nanosAMessage(0));
            fast.add(nanosAMessage(10));
        }
        System.out.printf("processor time a message, ns: engine %s, lane %s%n", sorted(slow), sorted(fast));

        assertThat(sorted(fast).get(ROUNDS / 2)).isLessThan(sorted(slow).get(ROUNDS / 2));
    }

    private static List<Long> sorted(List<Long> values) {
        Collections.sort(values);
        return values;
    }

    private long nanosAMessage(int expressMillis) throws Exception {
        next = 1;
        rest = new byte[0];
        OneSlot sink = new OneSlot();
        try (LaneSubject subject =
                new LaneSubject(COUNTERPARTY, FixRules.DEFAULTS, expressMillis, NOW_MILLIS - 10_000, sink)) {
            subject.connect();
            subject.read(frame("A", "|98=0|108=30"));
            long nanos = 0;
            long before = 0;
            for (int i = 0; i < 2 * READS_A_ROUND; i++) {
                byte[] read = bytes();
                if (i == READS_A_ROUND) {
                    nanos = 0;
                    before = sink.units;
                }
                long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                subject.read(read);
                nanos += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
            }
            assertThat(sink.units).isEqualTo(subject.view().nextTarget() - 2);
            assertThat(subject.express()).isGreaterThanOrEqualTo(expressMillis == 0 ? 0 : sink.units * 9 / 10);
            return nanos / (sink.units - before);
        }
    }

    /** The next read: its end cuts a message. */
    private byte[] bytes() {
        ByteArrayOutputStream read = new ByteArrayOutputStream(READ_BYTES + 1_024);
        read.writeBytes(rest);
        while (read.size() < READ_BYTES) {
            read.writeBytes(frame("8", BODY).getBytes(StandardCharsets.ISO_8859_1));
        }
        byte[] all = read.toByteArray();
        rest = Arrays.copyOfRange(all, READ_BYTES, all.length);
        return Arrays.copyOf(all, READ_BYTES);
    }

    private String frame(String type, String body) {
        return Fixtures.raw(
                "FIX.4.4", "35=" + type + "|49=LANES|56=COST|34=" + next++ + "|52=20260921-14:13:20.123456789" + body);
    }

    /** Takes everything and keeps nothing. */
    private static final class OneSlot implements InboundSink {
        private final Slot slot = new Slot();
        private long units;

        @Override
        public long tryClaim(int count) {
            return 0;
        }

        @Override
        public long claim(int count) {
            return 0;
        }

        @Override
        public Slot slot(long position) {
            return slot;
        }

        @Override
        public void publish(long first, int count) {
            units++;
        }

        @Override
        public int maxUnit() {
            return 64;
        }
    }
}
