package dev.causeway.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.client.feedside.QuotePackets;
import dev.causeway.client.receiver.FeedEvents;
import dev.causeway.client.receiver.FeedReceiver;
import dev.causeway.client.receiver.ReceiverSettings;
import dev.causeway.client.receiver.RequestSink;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class StatsTest {
    private static final long SECOND = 1_000_000_000;

    private final FeedEvents nobody = (seqNo, buffer, offset, length) -> {};
    private final QuotePackets packets = new QuotePackets("S126112101");
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private long nowNanos;
    private final ChannelRace race = new ChannelRace(() -> nowNanos);
    private final FeedReceiver receiver =
            new FeedReceiver(ReceiverSettings.DEFAULT, nobody, RequestSink.NONE, nowNanos);
    private final StatsLines lines =
            new StatsLines(receiver.counters(), race, new PrintStream(said, true, StandardCharsets.US_ASCII), nowNanos);

    @Test
    void shouldTellRatesAndTheDifferenceOfTheChannelsWhenASecondHasPassed() {
        for (int i = 0; i < 10; i++) {
            arrive(0, 1 + 2 * i, 2);
            nowNanos += i < 8 ? 30_000 : 10_000;
            arrive(1, 1 + 2 * i, 2);
        }
        lines.poll(SECOND - 1);
        assertThat(said.toString()).isEmpty();

        lines.poll(SECOND);

        assertThat(said.toString())
                .startsWith("stats: messages 20/s, datagrams A 10/s B 10/s,")
                .contains("B behind A 26.0 us (max 30.0, A first 10 of 10), gaps 0 open 0, requests 0, lost 0");
    }

    @Test
    void shouldTellOnlyWhatIsNewWhenAnotherSecondHasPassed() {
        arrive(0, 1, 1);
        arrive(1, 1, 1);
        lines.poll(SECOND);
        said.reset();
        arrive(1, 2, 1);
        nowNanos += 5_000;
        arrive(0, 2, 1);
        arrive(0, 4, 1);

        lines.poll(3 * SECOND);

        assertThat(said.toString())
                .startsWith("stats: messages 1/s, datagrams A 1/s B 1/s,")
                .contains("B behind A -5.0 us (max 5.0, A first 0 of 1), gaps 1 open 1,");
    }

    private void arrive(int channel, long seqNo, int count) {
        ByteBuffer packet = packets.data(seqNo, count);
        race.onDatagram(channel, new UnsafeBuffer(packet), 0, packet.remaining());
        receiver.onDatagram(channel, new UnsafeBuffer(packet), 0, packet.remaining(), nowNanos);
    }
}
