package dev.causeway.gateway.outbound.multicast;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.protocol.mold.MoldHeader;
import dev.causeway.store.JournalEntry;
import dev.causeway.store.MemoryJournal;
import dev.causeway.store.RecordType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One connection of the bulk server, by bytes; FEED section 1 has the same ones. */
class BulkClientTest {
    private static final String STREAM = "G126112101";
    private static final String NAME_HEX = "47313236313132313031";
    private static final long STALL_NANOS = 5;
    private static final long IDLE_NANOS = 50;

    private final MemoryJournal journal = new MemoryJournal();
    private final Wire wire = new Wire();
    private final BulkCounters counters = new BulkCounters();
    private BulkClient client;

    @BeforeEach
    void connect() {
        RecordedFeed.begin(journal, STREAM, 10_000);
        BulkOptions options = new BulkOptions(null, List.of(), 1, 1, STALL_NANOS, IDLE_NANOS);
        BulkServices services = new BulkServices(options, counters, journal::streams);
        client = new BulkClient(wire, new InetSocketAddress(0), services, new BulkBuffers(), 0);
    }

    @Test
    void shouldAnswerByteForByteAsDocumented() throws IOException {
        MemoryJournal two = new MemoryJournal();
        RecordedFeed.begin(two, STREAM, 1);
        JournalEntry second = new JournalEntry();
        second.type = RecordType.FEED_NOTICE;
        second.flags = JournalEntry.FIRST | JournalEntry.LAST;
        second.feedSeq = 2;
        two.append(second.payload(new UnsafeBuffer("abc".getBytes(US_ASCII)), 0, 3));
        two.commit();
        BulkServices services = new BulkServices(new BulkOptions(null, List.of(), 1, 1, 5, 50), counters, two::streams);
        client = new BulkClient(wire, new InetSocketAddress(0), services, new BulkBuffers(), 0);
        wire.request(NAME_HEX + "0000000000000002" + "00000064" + "0000");

        work(2);

        String packet = "0019" + NAME_HEX + "0000000000000002" + "0001" + "0003616263";
        String heartbeat = "0014" + NAME_HEX + "0000000000000003" + "0000";
        assertThat(wire.written()).isEqualTo(packet + heartbeat);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 1",
        "1, 10000, 1, 10000",
        "9999, 65535, 9999, 10000",
        "5000, 1000000, 5000, 10000",
        "5000, -1, 5000, 10000",
        "10000, 1, 10000, 10000"
    })
    void shouldAnswerWithWhatThereIsOfARange(long from, int count, long first, long last) throws IOException {
        wire.request(STREAM, from, count, 0);

        work(30);

        assertThat(wire.numbers()).containsExactlyElementsOf(RecordedFeed.range(first, last));
        assertThat(wire.lastHeartbeat()).isEqualTo(last + 1);
        assertThat(client.interest()).isEqualTo(SelectionKey.OP_READ);
        assertThat(counters.messages.longValue()).isEqualTo(last - first + 1);
        assertThat(counters.answered.longValue()).isEqualTo(1);
    }

    @Test
    void shouldAnswerWithAHeartbeatOfTheNumberAskedForWhenItDoesNotExistYet() throws IOException {
        wire.request(STREAM, 10_001, 5, 0);

        work(2);

        assertThat(wire.numbers()).isEmpty();
        assertThat(wire.lastHeartbeat()).isEqualTo(10_001);
        assertThat(counters.outOfRange.longValue()).isEqualTo(1);
    }

    @Test
    void shouldTakeTheNextRequestOnTheSameConnection() throws IOException {
        wire.request(STREAM, 1, 2, 0);
        wire.request(STREAM, 3, 2, 0);

        work(4);

        assertThat(wire.numbers()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void shouldAnswerForAStreamThatHasEnded() throws IOException {
        RecordedFeed.begin(journal, "G126112102", 1);
        wire.request(STREAM, 9_999, 10, 0);

        work(2);

        assertThat(wire.numbers()).containsExactly(9_999L, 10_000L);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0", "-1, 1, 0", "1, 0, 0", "1, 1, 1"})
    void shouldCutWhoeverSendsWhatIsNoRequest(long from, int count, int reserved) throws IOException {
        wire.request(STREAM, from, count, reserved);

        assertThat(client.work(1)).isEqualTo(BulkClient.Cut.MALFORMED);
        assertThat(wire.written()).isEmpty();
    }

    @Test
    void shouldCutWhoeverAsksForAnotherSession() throws IOException {
        wire.request("G126112109", 1, 1, 0);

        assertThat(client.work(1)).isEqualTo(BulkClient.Cut.OTHER_SESSION);
    }

    @Test
    void shouldCutWhoeverSaysNothingForTooLong() throws IOException {
        client.work(1);

        assertThat(client.late(IDLE_NANOS - 1)).isNull();
        assertThat(client.late(IDLE_NANOS)).isEqualTo(BulkClient.Cut.IDLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 23})
    void shouldCutWhoeverDoesNotCompleteARequest(int bytes) throws IOException {
        wire.send(new byte[bytes]);
        assertThat(client.work(1)).isNull();

        assertThat(client.late(STALL_NANOS)).isNull();
        assertThat(client.late(STALL_NANOS + 1)).isEqualTo(BulkClient.Cut.STALLED);
    }

    @Test
    void shouldCutWhoeverDoesNotTakeABufferInTime() throws IOException {
        wire.request(STREAM, 1, 10_000, 0);
        wire.takes(1_000);

        assertThat(client.work(1)).isNull();
        assertThat(client.work(4)).isNull();

        assertThat(client.interest()).isEqualTo(SelectionKey.OP_WRITE);
        assertThat(client.late(5)).isNull();
        assertThat(client.late(6)).isEqualTo(BulkClient.Cut.STALLED);
        assertThat(counters.messages.longValue()).isLessThan(BulkOptions.BUFFER_BYTES / RecordedFeed.MESSAGE_BYTES);
    }

    @Test
    void shouldReadNoMoreThanOneBufferATurn() throws IOException {
        wire.request(STREAM, 1, 10_000, 0);

        client.work(1);

        assertThat(wire.writtenBytes())
                .isBetween(BulkOptions.BUFFER_BYTES - 2 * FeedPublisher.MAX_DATAGRAM_BYTES, BulkOptions.BUFFER_BYTES);
    }

    private void work(int turns) throws IOException {
        for (int i = 0; i < turns; i++) {
            assertThat(client.work(1)).isNull();
        }
    }

    /** The peer: what it sends and takes. */
    private static final class Wire implements ByteChannel {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private ByteBuffer toRead = ByteBuffer.allocate(0);
        private int room = Integer.MAX_VALUE;

        void request(String session, long from, int count, int reserved) {
            send(ByteBuffer.allocate(BulkRequest.LENGTH)
                    .put(MoldHeader.session(session))
                    .putLong(from)
                    .putInt(count)
                    .putShort((short) reserved)
                    .array());
        }

        void request(String hex) {
            send(HexFormat.of().parseHex(hex));
        }

        void send(byte[] bytes) {
            ByteBuffer more = ByteBuffer.allocate(toRead.remaining() + bytes.length);
            toRead = more.put(toRead).put(bytes).flip();
        }

        /** From now on only so many bytes more. */
        void takes(int bytes) {
            room = bytes;
        }

        String written() {
            return HexFormat.of().formatHex(taken.toByteArray());
        }

        int writtenBytes() {
            return taken.size();
        }

        List<Long> numbers() {
            return packets().stream()
                    .flatMap(packet -> RecordedFeed.numbers(packet).stream())
                    .toList();
        }

        long lastHeartbeat() {
            List<byte[]> packets = packets();
            byte[] last = packets.get(packets.size() - 1);
            assertThat(last).hasSize(MoldHeader.LENGTH).endsWith((byte) 0, (byte) 0);
            return ByteBuffer.wrap(last).getLong(MoldHeader.SESSION_LENGTH);
        }

        private List<byte[]> packets() {
            List<byte[]> packets = new ArrayList<>();
            ByteBuffer stream = ByteBuffer.wrap(taken.toByteArray());
            while (stream.hasRemaining()) {
                byte[] packet = new byte[stream.getShort() & 0xFFFF];
                stream.get(packet);
                packets.add(packet);
            }
            return packets;
        }

        @Override
        public int read(ByteBuffer target) {
            int read = Math.min(target.remaining(), toRead.remaining());
            for (int i = 0; i < read; i++) {
                target.put(toRead.get());
            }
            return read;
        }

        @Override
        public int write(ByteBuffer source) {
            int length = Math.min(room, source.remaining());
            for (int i = 0; i < length; i++) {
                taken.write(source.get());
            }
            room -= length;
            return length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
