package dev.causeway.gateway.inbound.xbp;

import static dev.causeway.gateway.inbound.xbp.FaultRig.FAULTY;
import static dev.causeway.gateway.inbound.xbp.FaultRig.GOOD;
import static dev.causeway.gateway.inbound.xbp.FaultRig.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.gateway.port.SessionControls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rule 11 over real sockets: the simulator's {@code stall-reading}. */
@Timeout(90)
class XbpStalledVenueIT {
    private static final int QUEUE_BYTES = 16 * 1024;
    private static final int ENOUGH = 1_000_000;
    /** A loop that spins reads its clock hundreds of times a millisecond; one that waits, a few times a message. */
    private static final long READS_A_MILLI = 40;

    private static final int REFUSALS_RUNNING = 5;
    /** More than a turn of a loop that waits in its select. */
    private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(15);

    private static final int LONGEST_STALL_MILLIS = 24_000;

    private int accepted;
    private int stallMillis = 1_500;

    @Test
    void shouldBoundQueueWithoutSpinningAndSendItWhenVenueReadsAgain(@TempDir Path folder) throws Exception {
        try (FaultRig rig = new FaultRig(new FaultRig.Terms(1_000, 0, 30_000, QUEUE_BYTES), "", folder)) {
            rig.awaitTold(FAULTY, "status LOGGED_ON NONE");
            rig.awaitTold(GOOD, "status LOGGED_ON NONE");

            double readsAMilli = Double.NaN;
            while (Double.isNaN(readsAMilli)) {
                stallUntilFull(rig);
                readsAMilli = clockReadsAMilliWhileOtherGets200(rig);
                await().atMost(LIMIT).until(() -> sendOrders(rig, 1) == 1);
            }
            rig.gateway.operate(FAULTY, SessionControls::testRequest);
            await().atMost(LIMIT).until(() -> rig.received(FAULTY).contains("TestRequest"));

            assertThat(readsAMilli).isLessThan(READS_A_MILLI);
            XbpSessionStatus.Counts counts = rig.gateway.view(FAULTY).status().counts();
            assertThat(counts.sent()).isEqualTo(accepted);
            assertThat(counts.resendRequestsReceived()).isZero();
            assertThat(counts.reconnects()).isZero();
            assertThat(rig.undelivered).isEmpty();
        }
    }

    @Test
    void shouldDisconnectSlowReaderAloneAndTellWhatItDidNotGet(@TempDir Path folder) throws Exception {
        try (FaultRig rig = new FaultRig(new FaultRig.Terms(1_000, 1_000, 30_000, QUEUE_BYTES), "", folder)) {
            rig.awaitTold(FAULTY, "status LOGGED_ON NONE");
            stallUntilFull(rig);

            rig.gateway.operate(FAULTY, SessionControls::testRequest);
            rig.gateway.operate(FAULTY, SessionControls::testRequest);
            rig.awaitTold(FAULTY, "status DISCONNECTED SLOW_PEER");
            rig.awaitAll(FAULTY);
            rig.awaitAll(GOOD);
            await("what waited in the queue told and asked about").atMost(LIMIT).until(() -> {
                int told = rig.undelivered.size();
                return told > 0 && rig.gateway.view(FAULTY).status().nextOutbound() == 1 + accepted + told;
            });

            assertThat(rig.undelivered)
                    .isEqualTo(LongStream.rangeClosed(accepted + 1 - rig.undelivered.size(), accepted)
                            .boxed()
                            .toList());
            assertThat(rig.trail(GOOD)).noneMatch(line -> line.contains("DISCONNECTED"));
        }
    }

    /** @return not a number when the venue read again meanwhile */
    private double clockReadsAMilliWhileOtherGets200(FaultRig rig) {
        long messages = rig.covered(GOOD).messages();
        long reads = rig.clockReads.get();
        long begin = System.nanoTime();
        await().atMost(LIMIT).until(() -> rig.covered(GOOD).messages() >= messages + 200);
        double millis = (System.nanoTime() - begin) / (double) TimeUnit.MILLISECONDS.toNanos(1);
        double readsAMilli = (rig.clockReads.get() - reads) / millis;
        return sendOrders(rig, 1) == 0 ? readsAMilli : Double.NaN;
    }

    private int sendOrders(FaultRig rig, int most) {
        int count = rig.sendOrders(most);
        accepted += count;
        return count;
    }

    /** Stalls the venue, longer each time, until the kernel takes no more and nothing fits, seen several turns running. */
    private void stallUntilFull(FaultRig rig) throws IOException {
        int refusals = 0;
        while (refusals < REFUSALS_RUNNING) {
            assertThat(stallMillis).as("stall in which the queue fills").isLessThan(LONGEST_STALL_MILLIS);
            rig.inject("stall-reading millis=" + stallMillis);
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(stallMillis);
            refusals = 0;
            while (refusals < REFUSALS_RUNNING && System.nanoTime() - end < 0) {
                refusals = sendOrders(rig, ENOUGH) == 0 ? refusals + 1 : 0;
                LockSupport.parkNanos(TURN_NANOS);
            }
            stallMillis *= 2;
        }
    }
}
