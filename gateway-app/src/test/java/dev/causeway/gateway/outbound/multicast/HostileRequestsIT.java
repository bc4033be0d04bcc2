package dev.causeway.gateway.outbound.multicast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.protocol.mold.MoldHeader;
import dev.causeway.store.MemoryJournal;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.NoOpIdleStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The retransmission server under requests that nobody honest sends. Its clock stands still: no budget grows back. */
class HostileRequestsIT {
    private static final String STREAM = "G126112101";
    private static final long LAST = 5_000;
    private static final int BURST = RetransmissionOptions.MAX_BURST_PACKETS;
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final int ANSWER_MILLIS = 100;

    private final MemoryJournal journal = new MemoryJournal();
    private RetransmissionServer server;
    private AgentRunner runner;
    private DatagramSocket hostile;
    private DatagramSocket honest;

    @BeforeEach
    void serve() throws IOException {
        RecordedFeed.begin(journal, STREAM, LAST);
        RetransmissionOptions options = new RetransmissionOptions(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(Network.parse("127.0.0.1/32"), Network.parse("127.0.0.2/32")),
                100,
                1_000);
        server = new RetransmissionServer(options, journal::streams, () -> 0);
        runner = new AgentRunner(new NoOpIdleStrategy(), Throwable::printStackTrace, null, server);
        AgentRunner.startOnThread(runner);
        hostile = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
        honest = new DatagramSocket(new InetSocketAddress("127.0.0.2", 0));
        honest.setSoTimeout(ANSWER_MILLIS);
    }

    @AfterEach
    void close() {
        runner.close();
        hostile.close();
        honest.close();
    }

    @Test
    void shouldSendNoMoreThanOneBurstWhenOneAddressAsksForEverythingAgainAndAgain() throws IOException {
        for (int i = 0; i < 20_000; i++) {
            send(hostile, request(STREAM, 1, 65_535));
        }

        assertThat(answered(request(STREAM, LAST, 1))).containsExactly(LAST);
        runner.close();
        RetransmissionCounters counters = server.counters();
        long toHonest = counters.packets.longValue() - BURST;
        assertThat(toHonest).isBetween(1L, (long) BURST);
        assertThat(counters.bytes.longValue()).isLessThan((BURST + 1) * 1400L + toHonest * 1400L);
        assertThat(counters.limited.longValue()).isPositive();
        assertThat(counters.failed.longValue()).isZero();
    }

    @Test
    void shouldStaySilentAndGoOnWhenRequestsAreNone() throws IOException {
        byte[] good = request(STREAM, 1, 1);
        List<byte[]> none = List.of(
                new byte[0],
                Arrays.copyOf(good, 19),
                Arrays.copyOf(good, 21),
                new byte[1_400],
                request(STREAM, 0, 1),
                request(STREAM, -1, 1),
                request(STREAM, Long.MIN_VALUE, 65_535),
                request(STREAM, 1, 0),
                request(STREAM, LAST + 1, 65_535),
                request(STREAM, Long.MAX_VALUE, 65_535),
                request("G126112102", 1, 1),
                request("G1", 1, 1));
        for (byte[] each : none) {
            send(honest, each);
        }

        // the first answer of all is to the only request there was
        assertThat(answered(request(STREAM, 3, 1))).containsExactly(3L);
        runner.close();
        RetransmissionCounters counters = server.counters();
        assertThat(counters.malformed.longValue()).isEqualTo(8);
        assertThat(counters.outOfRange.longValue()).isEqualTo(2);
        assertThat(counters.otherSession.longValue()).isEqualTo(2);
    }

    @Test
    void shouldLeaveTheSocketAloneForMomentsAndStillAnswerTheHonestWhenRequestsThatAreNoneFloodIt() throws IOException {
        byte[] none = request(STREAM, 0, 1);
        for (int i = 0; i < 10 * IntakePace.FREE_AT_ONCE; i++) {
            send(hostile, none);
        }

        assertThat(answered(request(STREAM, LAST, 1))).containsExactly(LAST);
        runner.close();
        assertThat(server.counters().pauses.longValue()).isPositive();
        assertThat(server.counters().malformed.longValue()).isGreaterThan(IntakePace.FREE_AT_ONCE);
    }

    @Test
    void shouldNotLeaveTheSocketAloneWhenRequestsAreHonest() throws IOException {
        for (int i = 1; i <= BURST / 2; i++) {
            assertThat(answered(request(STREAM, i, 1))).isNotEmpty();
        }

        runner.close();
        assertThat(server.counters().pauses.longValue()).isZero();
    }

    @Test
    void shouldGoOnWhenAnythingAtAllArrives() throws IOException {
        long seed = 20_261_121;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] anything = new byte[random.nextInt(64)];
            random.nextBytes(anything);
            if (random.nextBoolean() && anything.length >= MoldHeader.SESSION_LENGTH) {
                System.arraycopy(MoldHeader.session(STREAM), 0, anything, 0, MoldHeader.SESSION_LENGTH);
            }
            send(hostile, anything);
        }

        assertThat(answered(request(STREAM, LAST, 1))).as("seed %d", seed).containsExactly(LAST);
    }

    @Test
    void shouldNotAnswerAnAddressOfNoAllowedNetwork() throws IOException {
        try (DatagramSocket stranger = new DatagramSocket(new InetSocketAddress("127.0.0.3", 0))) {
            send(stranger, request(STREAM, 1, 1));
        }

        assertThat(answered(request(STREAM, 1, 1))).containsExactly(1L);
        runner.close();
        assertThat(server.counters().refused.longValue()).isEqualTo(1);
    }

    private static byte[] request(String session, long from, int count) {
        return ByteBuffer.allocate(MoldHeader.LENGTH)
                .put(MoldHeader.session(session))
                .putLong(from)
                .putShort((short) count)
                .array();
    }

    private void send(DatagramSocket socket, byte[] request) throws IOException {
        socket.send(new DatagramPacket(request, request.length, server.address()));
    }

    /** Asks from the honest address until there is an answer: a flooded socket loses requests, and that is its right. */
    private List<Long> answered(byte[] request) {
        DatagramPacket answer = new DatagramPacket(new byte[2_048], 2_048);
        await().atMost(DEADLINE).pollInSameThread().until(() -> {
            send(honest, request);
            try {
                honest.receive(answer);
                return true;
            } catch (SocketTimeoutException e) {
                return false;
            }
        });
        return RecordedFeed.numbers(Arrays.copyOf(answer.getData(), answer.getLength()));
    }
}
