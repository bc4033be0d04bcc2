package dev.causeway.benchmarks.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.protocol.mold.MoldPacketReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class RelayFeedTest {
    private static final int FRAME_BYTES = 72;

    private final List<byte[]> a = new ArrayList<>();
    private final List<byte[]> b = new ArrayList<>();
    private final UnsafeBuffer frame = new UnsafeBuffer(new byte[FRAME_BYTES]);

    @Test
    void shouldSendTheSameFullDatagramsOnBothChannelsWhenPacked() throws IOException {
        RelayFeed feed = feed(true);

        for (int i = 0; i < 40; i++) {
            feed.append(frame, 0, FRAME_BYTES);
        }
        feed.flush();

        assertThat(counts()).containsExactly(18, 18, 4);
        assertThat(numbers()).containsExactly(1L, 19L, 37L);
        assertThat(b).usingRecursiveComparison().isEqualTo(a);
        assertThat(feed.messages()).isEqualTo(40);
        assertThat(feed.datagrams()).isEqualTo(6);
    }

    @Test
    void shouldSendEachMessageAloneWhenUnpacked() throws IOException {
        RelayFeed feed = feed(false);

        for (int i = 0; i < 3; i++) {
            feed.append(frame, 0, FRAME_BYTES);
        }
        feed.flush();

        assertThat(counts()).containsExactly(1, 1, 1);
        assertThat(numbers()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void shouldSendNothingWhenNothingIsPacked() throws IOException {
        feed(true).flush();

        assertThat(a).isEmpty();
    }

    private RelayFeed feed(boolean packed) {
        return new RelayFeed(packed, datagram -> record(a, datagram), datagram -> record(b, datagram));
    }

    private static void record(List<byte[]> channel, java.nio.ByteBuffer datagram) {
        byte[] bytes = new byte[datagram.remaining()];
        datagram.get(bytes);
        channel.add(bytes);
    }

    private List<Integer> counts() {
        return a.stream().map(bytes -> read(bytes).messageCount()).toList();
    }

    private List<Long> numbers() {
        return a.stream().map(bytes -> read(bytes).sequenceNumber()).toList();
    }

    private static MoldPacketReader read(byte[] bytes) {
        MoldPacketReader reader = new MoldPacketReader();
        assertThat(reader.wrap(new UnsafeBuffer(bytes), 0, bytes.length)).isEqualTo(MoldPacketReader.Outcome.OK);
        return reader;
    }
}
