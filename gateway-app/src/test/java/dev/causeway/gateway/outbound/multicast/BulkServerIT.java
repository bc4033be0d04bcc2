package dev.causeway.gateway.outbound.multicast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.protocol.mold.MoldHeader;
import dev.causeway.store.JournalStream;
import dev.causeway.store.MemoryJournal;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.NoOpIdleStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bulk server on real sockets, by a clock that is told. */
class BulkServerIT {
    private static final String STREAM = "G126112101";
    private static final int MESSAGES = 60_000;
    private static final int MAX_CLIENTS = 2;
    private static final int TIMEOUT_MILLIS = 20_000;
    private static final Duration DEADLINE = Duration.ofMillis(TIMEOUT_MILLIS);

    private final MemoryJournal journal = new MemoryJournal();
    private final AtomicLong clockNanos = new AtomicLong();
    private final List<Socket> sockets = new ArrayList<>();
    private Supplier<List<JournalStream>> streams = journal::streams;
    private BulkServer server;
    private AgentRunner runner;

    @BeforeEach
    void record() {
        RecordedFeed.begin(journal, STREAM, MESSAGES);
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        runner.close();
    }

    @Test
    void shouldGiveALateJoinerEverythingWhenItAsksForMoreThanThereIs() throws IOException {
        serve("127.0.0.0/8");
        Socket client = connect();

        ask(client, 1, 1_000_000);

        assertThat(answer(client)).containsExactlyElementsOf(RecordedFeed.range(1, MESSAGES));
    }

    @ParameterizedTest
    @ValueSource(ints = {BulkOptions.MAX_MESSAGES + 1, -1})
    void shouldAnswerWithAMillionAndSayWhereToGoOnWhenMoreAreWanted(int count) throws IOException {
        streams = () -> List.of(new MadeUpStream(STREAM, BulkOptions.MAX_MESSAGES + 3));
        serve("127.0.0.0/8");
        Socket client = connect();

        ask(client, 1, count);
        Answer most = read(client);
        ask(client, most.heartbeat(), count);
        Answer rest = read(client);

        assertThat(most.numbers())
                .hasSize(BulkOptions.MAX_MESSAGES)
                .startsWith(1L)
                .endsWith((long) BulkOptions.MAX_MESSAGES);
        assertThat(most.heartbeat()).isEqualTo(BulkOptions.MAX_MESSAGES + 1);
        assertThat(rest.numbers())
                .containsExactlyElementsOf(
                        RecordedFeed.range(BulkOptions.MAX_MESSAGES + 1, BulkOptions.MAX_MESSAGES + 3));
        assertThat(rest.heartbeat()).isEqualTo(BulkOptions.MAX_MESSAGES + 4);
        await().atMost(DEADLINE).until(() -> server.counters().messages.longValue() == BulkOptions.MAX_MESSAGES + 3);
    }

    @Test
    void shouldServeOthersAndCutTheOneThatDoesNotReadWhenItsTimeIsOver() throws IOException {
        serve("127.0.0.0/8");
        Socket slow = connect();
        ask(slow, 1, MESSAGES);
        Socket other = connect();

        ask(other, 100, 10_000);
        assertThat(answer(other)).containsExactlyElementsOf(RecordedFeed.range(100, 10_099));
        other.close();
        await().atMost(DEADLINE).until(() -> server.counters().clients.longValue() == 1);
        await().atMost(DEADLINE).until(() -> {
            clockNanos.addAndGet(BulkOptions.STALL_NANOS);
            return server.counters().stalled.longValue() == 1;
        });

        assertThat(server.counters().clients.longValue()).isZero();
        assertThat(server.counters().messages.longValue()).isLessThan(MESSAGES + 10_000);
    }

    @Test
    void shouldCloseAtOnceWhoeverIsOneTooManyAndServeTheNextWhenOneHasLeft() throws IOException {
        serve("127.0.0.0/8");
        Socket first = connect();
        Socket second = connect();
        await().atMost(DEADLINE).until(() -> server.counters().clients.longValue() == MAX_CLIENTS);

        assertThat(connect().getInputStream().read()).isEqualTo(-1);
        assertThat(server.counters().tooMany.longValue()).isEqualTo(1);

        first.close();
        await().atMost(DEADLINE).until(() -> server.counters().clients.longValue() == 1);
        Socket third = connect();
        ask(third, 1, 1);
        assertThat(answer(third)).containsExactly(1L);
        ask(second, 2, 1);
        assertThat(answer(second)).containsExactly(2L);
    }

    @Test
    void shouldKeepAPlaceForOthersWhenOneAddressWantsAllAndGiveItsPlaceToItsNextWhenOneHasLeft() throws IOException {
        serve("127.0.0.0/8", 1);
        Socket greedy = connect("127.0.0.1");
        await().atMost(DEADLINE).until(() -> server.counters().clients.longValue() == 1);

        assertThat(connect("127.0.0.1").getInputStream().read()).isEqualTo(-1);
        Socket modest = connect("127.0.0.2");
        ask(modest, 1, 1);
        assertThat(answer(modest)).containsExactly(1L);
        assertThat(server.counters().tooManyOfAddress.longValue()).isEqualTo(1);
        assertThat(server.counters().tooMany.longValue()).isZero();

        greedy.close();
        await().atMost(DEADLINE).until(() -> server.counters().clients.longValue() == 1);
        Socket next = connect("127.0.0.1");
        ask(next, 2, 1);
        assertThat(answer(next)).containsExactly(2L);
    }

    @Test
    void shouldCloseAtOnceWhoeverIsOfNoAllowedNetwork() throws IOException {
        serve("10.0.0.0/8");

        assertThat(connect().getInputStream().read()).isEqualTo(-1);
        assertThat(server.counters().refused.longValue()).isEqualTo(1);
        assertThat(server.counters().connects.longValue()).isZero();
    }

    @Test
    void shouldCutWhoeverSendsGarbageAndServeTheNext() throws IOException {
        serve("127.0.0.0/8");
        for (int i = 0; i < 10; i++) {
            Socket hostile = connect();
            hostile.getOutputStream().write(new byte[BulkRequest.LENGTH]);
            assertThat(hostile.getInputStream().read()).isEqualTo(-1);
        }

        Socket client = connect();
        ask(client, 7, 1);
        assertThat(answer(client)).containsExactly(7L);
        assertThat(server.counters().malformed.longValue()).isEqualTo(10);
    }

    private void serve(String allowed) throws IOException {
        serve(allowed, MAX_CLIENTS + 1);
    }

    private void serve(String allowed, int perAddress) throws IOException {
        BulkOptions options = new BulkOptions(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(Network.parse(allowed)),
                MAX_CLIENTS,
                perAddress,
                BulkOptions.STALL_NANOS,
                Long.MAX_VALUE / 2);
        server = new BulkServer(options, streams, clockNanos::get);
        runner = new AgentRunner(new NoOpIdleStrategy(), Throwable::printStackTrace, null, server);
        AgentRunner.startOnThread(runner);
    }

    private Socket connect() throws IOException {
        return connect("127.0.0.1");
    }

    private Socket connect(String from) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.bind(new InetSocketAddress(from, 0));
        // little room, so that a client that does not read soon holds the server back
        socket.setReceiveBufferSize(16 << 10);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(server.address());
        return socket;
    }

    private static void ask(Socket socket, long from, int count) throws IOException {
        socket.getOutputStream()
                .write(ByteBuffer.allocate(BulkRequest.LENGTH)
                        .put(MoldHeader.session(STREAM))
                        .putLong(from)
                        .putInt(count)
                        .putShort((short) 0)
                        .array());
    }

    /** One answer: its numbers, and the first that was not sent. */
    private record Answer(List<Long> numbers, long heartbeat) {}

    private static List<Long> answer(Socket socket) throws IOException {
        return read(socket).numbers();
    }

    /** Up to the heartbeat; nothing of the next answer is read. */
    private static Answer read(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        List<Long> numbers = new ArrayList<>();
        while (true) {
            byte[] packet = new byte[in.readUnsignedShort()];
            in.readFully(packet);
            List<Long> more = RecordedFeed.numbers(packet);
            if (more.isEmpty()) {
                return new Answer(numbers, ByteBuffer.wrap(packet).getLong(MoldHeader.SESSION_LENGTH));
            }
            numbers.addAll(more);
        }
    }
}
