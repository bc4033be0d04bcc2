package dev.causeway.benchmarks.feed;

import dev.causeway.client.FeedClient;
import dev.causeway.gateway.outbound.multicast.FeedChannel;
import dev.causeway.gateway.outbound.multicast.FeedPublisher;
import dev.causeway.protocol.mold.MoldHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.SystemNanoClock;

/**
 * How long a gap lasts: one message dropped on both channels, the next one shows the gap, the client asks, the server reads
 * the journal and answers. The clock runs from before the showing datagrams are sent until the gap is reported filled.
 */
final class GapFilling implements Part {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int WARM_UP = 200;
    private static final double NANOS_PER_MICRO = 1e3;

    private final int gaps;
    private final Path workDir;

    GapFilling(int gaps, Path workDir) {
        this.gaps = gaps;
        this.workDir = workDir;
    }

    @Override
    public Map<String, Double> measure() throws IOException {
        FilledAt events = new FilledAt();
        try (JournaledFeed feed = new JournaledFeed(workDir);
                FeedClient client = FeedClient.builder()
                        .channelA(Groups.A, 0)
                        .channelB(Groups.B, 0)
                        .retransmission("127.0.0.1", feed.retransmissionPort())
                        .events(events)
                        .build()) {
            List<FeedChannel> channels = Groups.channels(client.port(0), client.port(1));
            try {
                byte[] stream = MoldHeader.session(JournaledFeed.STREAM);
                FeedPublisher publisher = new FeedPublisher(stream, 1, channels, SystemNanoClock.INSTANCE);
                SlotSource source = new SlotSource(publisher);
                Histogram nanos = new Histogram(LONGEST_NANOS, 3);
                feed.append(1);
                source.batch(1);
                await(client, events, 0, 1);
                for (int i = 1; i <= WARM_UP + gaps; i++) {
                    feed.append(2);
                    channels.forEach(channel -> channel.enable(false));
                    source.batch(1);
                    channels.forEach(channel -> channel.enable(true));
                    long shownNanos = System.nanoTime();
                    source.batch(1);
                    await(client, events, i, publisher.nextFeedSeq() - 1);
                    if (i > WARM_UP) {
                        nanos.recordValue(Math.min(LONGEST_NANOS, events.filledNanos - shownNanos));
                    }
                }
                return figures(nanos);
            } finally {
                channels.forEach(FeedChannel::close);
            }
        }
    }

    private static void await(FeedClient client, FilledAt events, int gaps, long last) {
        long startNanos = System.nanoTime();
        while (events.filled < gaps || events.last() < last) {
            client.poll(1);
            if (System.nanoTime() - startNanos > LONGEST_NANOS) {
                throw new IncorrectException("gap " + gaps + " was not filled");
            }
        }
    }

    private static Map<String, Double> figures(Histogram nanos) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("gapP50Micros", nanos.getValueAtPercentile(50) / NANOS_PER_MICRO);
        figures.put("gapP99Micros", nanos.getValueAtPercentile(99) / NANOS_PER_MICRO);
        figures.put("gapMaxMicros", nanos.getMaxValue() / NANOS_PER_MICRO);
        return figures;
    }

    /** Notes when the latest gap was filled. */
    private static final class FilledAt extends CheckedOrder {
        private int filled;
        private long filledNanos;

        FilledAt() {
            super(0);
        }

        @Override
        public void onGapFilled(long fromSeqNo, long toSeqNo) {
            filled++;
            filledNanos = System.nanoTime();
        }
    }
}
