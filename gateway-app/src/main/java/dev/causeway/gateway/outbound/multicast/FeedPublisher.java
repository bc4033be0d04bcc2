package dev.causeway.gateway.outbound.multicast;

import dev.causeway.gateway.port.Count;
import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.gateway.port.SlotPublisher;
import dev.causeway.protocol.mold.MoldPacketWriter;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Packs committed messages into MoldUDP64 datagrams and sends each on every channel, A first. When a stream ends, its end is
 * told beside the new one's messages. Owner: the pipeline's last thread. Allocates nothing while it runs, but for a new
 * stream.
 */
public final class FeedPublisher implements SlotPublisher {
    /** No IP fragmentation at an MTU of 1500. */
    public static final int MAX_DATAGRAM_BYTES = 1400;

    /** The most ended streams told of at a time; past it the oldest is told of no more. */
    private static final int MAX_ENDED = 4;

    private final byte[] streamName;
    private final FeedChannel[] channels;
    private final NanoClock clock;
    private final ByteBuffer datagram = ByteBuffer.allocateDirect(MAX_DATAGRAM_BYTES);
    private final MoldPacketWriter writer = new MoldPacketWriter(new UnsafeBuffer(datagram), MAX_DATAGRAM_BYTES);
    private final HeartbeatSchedule heartbeats;
    private final ArrayDeque<EndOfSession> ended = new ArrayDeque<>(MAX_ENDED);
    private boolean packing;
    private final Count messages = new Count();
    private final Count heartbeatCount = new Count();
    private final Count endCount = new Count();
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

    /**
     * Tells of a stream that an earlier process ended. Before the first slot is published.
     *
     * @param endedName 10 ASCII characters
     * @param endedNextSeq the number after its last
     */
    public void resumeEnd(byte[] endedName, long endedNextSeq) {
        ended.add(new EndOfSession(endedName, endedNextSeq, clock.nanoTime()));
    }

    @Override
    public void publish(Slot slot) {
        if (slot.kind == SlotKind.ROLL) {
            roll(slot);
            return;
        }
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
            long nowNanos = clock.nanoTime();
            heartbeats.onData(nowNanos);
            tellEnds(nowNanos);
        } else {
            onIdle();
        }
    }

    @Override
    public void onIdle() {
        long nowNanos = clock.nanoTime();
        if (heartbeats.due(nowNanos)) {
            send(writer.heartbeat(streamName, nextSeq.longValue()));
            heartbeatCount.increment();
        }
        tellEnds(nowNanos);
    }

    /** Feed messages put into datagrams. */
    public Count messages() {
        return messages;
    }

    public Count heartbeats() {
        return heartbeatCount;
    }

    /** End-of-session packets sent. */
    public Count ends() {
        return endCount;
    }

    /** The number the next message will carry. */
    public long nextFeedSeq() {
        return nextSeq.longValue();
    }

    /** What is packed goes out under the old name; behind the slot everything has the new one and numbers from 1. */
    private void roll(Slot slot) {
        if (packing) {
            sendPacked();
            packing = false;
        }
        long nowNanos = clock.nanoTime();
        if (ended.size() == MAX_ENDED) {
            ended.remove();
        }
        ended.add(new EndOfSession(streamName, nextSeq.longValue(), nowNanos));
        slot.buffer().getBytes(0, streamName);
        nextSeq.add(1 - nextSeq.longValue());
        heartbeats.onData(nowNanos);
        tellEnds(nowNanos);
    }

    private void tellEnds(long nowNanos) {
        if (ended.isEmpty()) {
            return;
        }
        for (EndOfSession end : ended) {
            if (end.due(nowNanos)) {
                send(writer.endOfSession(end.streamName(), end.nextSeq()));
                endCount.increment();
            }
        }
        while (!ended.isEmpty() && ended.peek().over()) {
            ended.remove();
        }
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
