package dev.causeway.benchmarks.feed;

import dev.causeway.client.FeedClient;
import dev.causeway.client.receiver.FeedCounters.Total;
import dev.causeway.client.receiver.ReceiverSettings.Join;
import dev.causeway.gateway.outbound.multicast.FeedChannel;
import dev.causeway.gateway.outbound.multicast.FeedPublisher;
import dev.causeway.protocol.mold.MoldHeader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.SystemNanoClock;

/**
 * How fast a late joiner gets what it missed by TCP, from the journal to the listener, checked; beside it the server alone,
 * read by a socket that only counts. Megabytes are of messages, envelopes left out.
 */
final class BulkRate implements Part {
    private static final int MOST_A_REQUEST = 1_000_000;
    private static final int REQUEST_BYTES = 24;
    private static final int READ_BYTES = 256 << 10;
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MEGABYTE = 1e6;

    private final int messages;
    private final Path workDir;

    /** @param messages as many as one request gives, or fewer */
    BulkRate(int messages, Path workDir) {
        this.messages = Math.min(messages, MOST_A_REQUEST);
        this.workDir = workDir;
    }

    @Override
    public Map<String, Double> measure() throws IOException {
        try (JournaledFeed feed = new JournaledFeed(workDir)) {
            feed.append(messages);
            serverAlone(feed.bulkAddress());
            lateJoiner(feed);
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("bulkServerAloneMegabytesPerSecond", megabytesPerSecond(serverAlone(feed.bulkAddress())));
            long nanos = lateJoiner(feed);
            figures.put("bulkMegabytesPerSecond", megabytesPerSecond(nanos));
            figures.put("bulkMessagesPerSecond", messages * NANOS_PER_SECOND / nanos);
            return figures;
        }
    }

    private double megabytesPerSecond(long nanos) {
        return (double) messages * NumberedMessages.BYTES / MEGABYTE * NANOS_PER_SECOND / nanos;
    }

    /** Nanoseconds from the connect to the end of the answer. */
    private long serverAlone(InetSocketAddress address) throws IOException {
        ByteBuffer request = ByteBuffer.allocate(REQUEST_BYTES)
                .put(MoldHeader.session(JournaledFeed.STREAM))
                .putLong(1)
                .putInt(messages)
                .putShort((short) 0)
                .flip();
        ByteBuffer read = ByteBuffer.allocateDirect(READ_BYTES).limit(0);
        long startNanos = System.nanoTime();
        try (SocketChannel socket = SocketChannel.open(address)) {
            socket.write(request);
            while (!hasEnd(read)) {
                read.compact();
                if (socket.read(read) < 0) {
                    throw new IncorrectException("the bulk server closed");
                }
                read.flip();
            }
        }
        return System.nanoTime() - startNanos;
    }

    /** Skips complete packets; whether the last of them was the heartbeat. */
    private static boolean hasEnd(ByteBuffer read) {
        while (read.remaining() >= Short.BYTES) {
            int length = read.getShort(read.position());
            if (read.remaining() < Short.BYTES + length) {
                return false;
            }
            read.position(read.position() + Short.BYTES + length);
            if (length == MoldHeader.LENGTH) {
                return true;
            }
        }
        return false;
    }

    /** Nanoseconds from the first heartbeat to the last message delivered. */
    private long lateJoiner(JournaledFeed feed) throws IOException {
        CheckedOrder order = new CheckedOrder(0);
        try (FeedClient client = FeedClient.builder()
                .channelA(Groups.A, 0)
                .channelB(Groups.B, 0)
                .bulk("127.0.0.1", feed.bulkAddress().getPort())
                .from(Join.BEGINNING)
                .events(order)
                .build()) {
            List<FeedChannel> channels = Groups.channels(client.port(0), client.port(1));
            try {
                byte[] stream = MoldHeader.session(JournaledFeed.STREAM);
                FeedPublisher publisher = new FeedPublisher(stream, messages + 1L, channels, SystemNanoClock.INSTANCE);
                long startNanos = System.nanoTime();
                while (order.last() < messages) {
                    publisher.onIdle();
                    client.poll(1);
                    if (System.nanoTime() - startNanos > DEADLINE_NANOS) {
                        throw new IncorrectException("only " + order.last() + " of " + messages + " came");
                    }
                }
                long nanos = System.nanoTime() - startNanos;
                if (client.counters().value(Total.BULK_FAILURES) > 0) {
                    throw new IncorrectException("a bulk request failed");
                }
                return nanos;
            } finally {
                channels.forEach(FeedChannel::close);
            }
        }
    }
}
