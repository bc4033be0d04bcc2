package dev.causeway.gateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotJournal;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.gateway.port.SlotPublisher;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class PipelineLatenciesTest {
    private static final long PERCENT = 100;

    private long nowNanos = 1_000_000;
    private boolean refuses;
    private final PipelineLatencies latencies = new PipelineLatencies(() -> nowNanos);

    private final SlotJournal journal = latencies.timed(new SlotJournal() {
        @Override
        public boolean journal(Slot slot) {
            nowNanos += 1_000;
            return true;
        }

        @Override
        public boolean commit() {
            nowNanos += 10_000;
            return !refuses;
        }
    });

    private final SlotPublisher publisher = latencies.timed(
            new SlotPublisher() {
                @Override
                public void publish(Slot slot) {
                    nowNanos += 100;
                }

                @Override
                public void flush() {
                    nowNanos += 5_000;
                }

                @Override
                public void onIdle() {}
            },
            2);

    @Test
    void shouldTimeTheStagesOnceABatchAndItsOldestMessageInTheRing() {
        Slot first = venueMessage(nowNanos - 30_000);
        Slot second = venueMessage(nowNanos - 20_000);

        journal.journal(first);
        journal.journal(second);
        journal.commit();

        assertOne(latencies.ring, 30_000);
        assertOne(latencies.append, 2_000);
        assertOne(latencies.sync, 10_000);
        assertOne(latencies.journal, 12_000);
    }

    @Test
    void shouldCountTheWholeTimeWhenTheStoreRefusesAtFirst() {
        journal.journal(venueMessage(nowNanos));

        refuses = true;
        journal.commit();
        refuses = false;
        journal.commit();

        assertOne(latencies.sync, 20_000);
    }

    @Test
    void shouldTimeEveryVenueMessageFromItsSocketAndNothingElse() {
        Slot early = venueMessage(nowNanos - 50_000);
        Slot late = venueMessage(nowNanos - 10_000);
        Slot notice = venueMessage(nowNanos - 90_000);
        notice.kind = SlotKind.NOTICE;

        publisher.publish(early);
        publisher.publish(late);
        publisher.publish(notice);
        publisher.flush();
        publisher.flush();

        Histogram wire = latencies.wireToWire.interval(null);
        assertThat(wire.getTotalCount()).isEqualTo(2);
        assertNear(wire.getMinValue(), 15_300);
        assertNear(wire.getMaxValue(), 55_300);
        assertOne(latencies.multicast, 5_300);
    }

    @Test
    void shouldTimeEveryMessageWhenSeveralCameWithOneReadAndTheBatchIsLonger() {
        long oneRead = nowNanos - 50_000;
        publisher.publish(venueMessage(oneRead));
        publisher.publish(venueMessage(oneRead));
        publisher.publish(venueMessage(oneRead));
        publisher.publish(venueMessage(nowNanos - 10_000));
        publisher.flush();
        publisher.publish(venueMessage(oneRead));
        publisher.flush();

        Histogram wire = latencies.wireToWire.interval(null);
        assertThat(wire.getTotalCount()).isEqualTo(5);
        assertThat(wire.getCountBetweenValues(55_000, 56_000)).isEqualTo(3);
        assertThat(wire.getCountBetweenValues(15_000, 15_500)).isEqualTo(1);
        assertThat(wire.getCountBetweenValues(60_000, 61_000)).isEqualTo(1);
    }

    @Test
    void shouldStayWithinItsBoundsWhenAClockGoesBackOrAnHourPasses() {
        LatencyRecorder recorder = new LatencyRecorder();

        recorder.record(-5);
        recorder.record(3_600_000_000_000L);

        Histogram interval = recorder.interval(null);
        assertThat(interval.getMinValue()).isEqualTo(1);
        assertNear(interval.getMaxValue(), 60_000_000_000L);
    }

    private static Slot venueMessage(long readNanos) {
        Slot slot = new Slot();
        slot.kind = SlotKind.VENUE;
        slot.epochNanos = readNanos;
        slot.feedSeq = 1;
        return slot;
    }

    private static void assertOne(LatencyRecorder recorder, long nanos) {
        Histogram interval = recorder.interval(null);
        assertThat(interval.getTotalCount()).isEqualTo(1);
        assertNear(interval.getMaxValue(), nanos);
    }

    private static void assertNear(long found, long nanos) {
        assertThat(found).isBetween(nanos - nanos / PERCENT - 1, nanos + nanos / PERCENT + 1);
    }
}
