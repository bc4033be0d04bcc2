package dev.causeway.benchmarks.feed;

import dev.causeway.benchmarks.relay.RelayFeed;
import dev.causeway.gateway.outbound.multicast.FeedChannel;
import dev.causeway.gateway.outbound.multicast.FeedPublisher;
import dev.causeway.protocol.mold.MoldHeader;
import dev.causeway.protocol.mold.MoldPacketReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.SystemNanoClock;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * How fast one thread publishes on both channels, beside the raw relay's packing of the same messages in the same batches
 * into sockets opened the same way. The groups have a member each that does not read while the clock runs: delivery up to
 * its full buffer is paid for, losses of the reader are not the question. What is sent is checked before, batch by batch.
 */
final class PublisherRate implements Part {
    private static final byte[] STREAM = MoldHeader.session("BN00000001");
    private static final int CHECKED_BATCHES = 500;
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final double NANOS_PER_SECOND = 1e9;

    private final int messages;
    private final int batch;

    /** @param batch messages between two flushes */
    PublisherRate(int messages, int batch) {
        this.messages = messages - messages % batch;
        this.batch = batch;
    }

    @Override
    public Map<String, Double> measure() throws IOException {
        Map<String, Double> figures = new LinkedHashMap<>();
        try (DatagramChannel memberA = Groups.member(Groups.A);
                DatagramChannel memberB = Groups.member(Groups.B)) {
            relay(memberA, memberB, figures);
            publisher(memberA, memberB, figures);
        }
        double ratio = figures.get("publisherMessagesPerSecond") / figures.get("relayMessagesPerSecond");
        figures.put("publisherToRelay", ratio);
        return figures;
    }

    private void relay(DatagramChannel memberA, DatagramChannel memberB, Map<String, Double> figures)
            throws IOException {
        UnsafeBuffer message = new UnsafeBuffer(ByteBuffer.allocateDirect(NumberedMessages.BYTES));
        try (DatagramChannel a = Groups.sender(Groups.A, Groups.port(memberA));
                DatagramChannel b = Groups.sender(Groups.B, Groups.port(memberB))) {
            RelayFeed relay = new RelayFeed(true, a::write, b::write);
            relay(relay, message, messages / 2);
            long datagramsBefore = relay.datagrams();
            long startNanos = System.nanoTime();
            relay(relay, message, messages);
            long nanos = System.nanoTime() - startNanos;
            figures.put("relayMessagesPerSecond", perSecond(messages, nanos));
            figures.put("relayDatagramsPerSecond", perSecond(relay.datagrams() - datagramsBefore, nanos));
        }
        drain(memberA);
        drain(memberB);
    }

    private void relay(RelayFeed relay, UnsafeBuffer message, int count) throws IOException {
        for (int i = 0; i < count; i += batch) {
            for (int j = 0; j < batch; j++) {
                NumberedMessages.fill(message, 0, relay.messages() + j + 1);
                relay.append(message, 0, NumberedMessages.BYTES);
            }
            relay.flush();
        }
    }

    private void publisher(DatagramChannel memberA, DatagramChannel memberB, Map<String, Double> figures)
            throws IOException {
        List<FeedChannel> channels = Groups.channels(Groups.port(memberA), Groups.port(memberB));
        try {
            FeedPublisher publisher = new FeedPublisher(STREAM, 1, channels, SystemNanoClock.INSTANCE);
            SlotSource source = new SlotSource(publisher);
            check(source, memberA, memberB);
            for (int i = 0; i < messages / 2; i += batch) {
                source.batch(batch);
            }
            long datagramsBefore = datagrams(channels);
            long startNanos = System.nanoTime();
            for (int i = 0; i < messages; i += batch) {
                source.batch(batch);
            }
            long nanos = System.nanoTime() - startNanos;
            if (channels.stream().anyMatch(channel -> channel.sendErrors().longValue() > 0)) {
                throw new IncorrectException("send errors");
            }
            figures.put("publisherMessagesPerSecond", perSecond(messages, nanos));
            figures.put("publisherDatagramsPerSecond", perSecond(datagrams(channels) - datagramsBefore, nanos));
        } finally {
            channels.forEach(FeedChannel::close);
        }
    }

    /** Batch by batch: every number on both channels, in datagrams that are the same byte for byte. */
    private void check(SlotSource source, DatagramChannel memberA, DatagramChannel memberB) throws IOException {
        ByteBuffer a = ByteBuffer.allocateDirect(FeedPublisher.MAX_DATAGRAM_BYTES);
        ByteBuffer b = ByteBuffer.allocateDirect(FeedPublisher.MAX_DATAGRAM_BYTES);
        UnsafeBuffer view = new UnsafeBuffer(a);
        MoldPacketReader reader = new MoldPacketReader();
        long next = 1;
        for (int i = 1; i <= CHECKED_BATCHES; i++) {
            source.batch(batch);
            while (next <= (long) i * batch) {
                receive(memberA, a);
                receive(memberB, b);
                if (!a.equals(b)) {
                    throw new IncorrectException("channels A and B differ at number " + next);
                }
                if (reader.wrap(view, 0, a.limit()) != MoldPacketReader.Outcome.OK || reader.sequenceNumber() != next) {
                    throw new IncorrectException("no packet with number " + next);
                }
                for (; reader.next(); next++) {
                    NumberedMessages.check(next, view, reader.messageOffset(), reader.messageLength());
                }
            }
        }
    }

    private static void receive(DatagramChannel member, ByteBuffer datagram) throws IOException {
        long startNanos = System.nanoTime();
        datagram.clear();
        while (member.receive(datagram) == null) {
            if (System.nanoTime() - startNanos > DEADLINE_NANOS) {
                throw new IncorrectException("a datagram did not come");
            }
            Thread.onSpinWait();
        }
        datagram.flip();
    }

    private static void drain(DatagramChannel member) throws IOException {
        ByteBuffer datagram = ByteBuffer.allocateDirect(FeedPublisher.MAX_DATAGRAM_BYTES);
        while (member.receive(datagram) != null) {
            datagram.clear();
        }
    }

    private static long datagrams(List<FeedChannel> channels) {
        return channels.stream()
                .mapToLong(channel -> channel.packets().longValue())
                .sum();
    }

    private static double perSecond(long count, long nanos) {
        return count * NANOS_PER_SECOND / nanos;
    }
}
