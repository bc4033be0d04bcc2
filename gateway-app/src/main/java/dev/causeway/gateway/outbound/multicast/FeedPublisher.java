package dev.causeway.gateway.outbound.multicast;

import dev.causeway.gateway.port.Count;
import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotPublisher;
import dev.causeway.protocol.mold.MoldPacketWriter;
import java.nio.ByteBuffer;
import java.util.List;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Packs committed messages into MoldUDP64 datagrams and sends each on every channel, A first. Owner: the pipeline's last
 * thread. Allocates nothing while it runs.
 */
public final class FeedPublisher implements SlotPublisher {
    /** No IP fragmentation at an MTU of 1500. */
    public static final int MAX_DATAGRAM_BYTES = 1400;

    private final byte[] streamName;
    private final FeedChannel[] channels;
    private final NanoClock clock;
    private final ByteBuffer datagram = ByteBuffer.allocateDirect(MAX_DATAGRAM_BYTES);
    private final MoldPacketWriter writer = new MoldPacketWriter(new UnsafeBuffer(datagram), MAX_DATAGRAM_BYTES);
    private final HeartbeatSchedule heartbeats;
    private boolean packing;
    private final Count messages = new Count();
    private final Count heartbeatCount = new Count();
    private final Count nextSeq = new Count();

    /**
     * @param streamName 10 ASCII characters
     * @param nextFeedSeq the first number that will be published; receivers learn from heartbeats what went before
     */
    public FeedPublisher(byte[] streamName, long nextFeedSeq, List<FeedChannel> channels, NanoClock clock) {
        this.streamName = streamName.clone();
        this.channels = channels.toArray(FeedChannel[]::new);
        this.clock = clock;
        heartbeats = new HeartbeatSchedule(clock.nanoTime());
        nextSeq.add(nextFeedSeq);
    }

    @Override
    public void publish(Slot slot) {
        if (slot.feedSeq == Slot.NOT_ON_FEED) {
            return;
        }
        if (!packing) {
            writer.begin(streamName, slot.feedSeq);
            packing = true;
        }
        if (!writer.tryAppend(slot.buffer(), 0, slot.length)) {
            sendPacked();
            writer.begin(streamName, slot.feedSeq);
            if (!writer.tryAppend(slot.buffer(), 0, slot.length)) {
                throw new IllegalStateException(
                        "feed message " + slot.feedSeq + " of " + slot.length + " bytes fits no datagram");
            }
        }
        messages.increment();
        nextSeq.add(1);
    }

    @Override
    public void flush() {
        if (packing) {
            sendPacked();
            packing = false;
            heartbeats.onData(clock.nanoTime());
        } else {
            onIdle();
        }
    }

    @Override
    public void onIdle() {
        if (heartbeats.due(clock.nanoTime())) {
            send(writer.heartbeat(streamName, nextSeq.longValue()));
            heartbeatCount.increment();
        }
    }

    /** Feed messages put into datagrams. */
    public Count messages() {
        return messages;
    }

    public Count heartbeats() {
        return heartbeatCount;
    }

    /** The number the next message will carry. */
    public long nextFeedSeq() {
        return nextSeq.longValue();
    }

    private void sendPacked() {
        send(writer.finish());
    }

    private void send(int length) {
        for (FeedChannel channel : channels) {
            datagram.position(0).limit(length);
            channel.send(datagram);
        }
        datagram.clear();
    }
}
