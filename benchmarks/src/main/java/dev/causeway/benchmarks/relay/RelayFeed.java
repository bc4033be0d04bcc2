package dev.causeway.benchmarks.relay;

import dev.causeway.protocol.mold.MoldHeader;
import dev.causeway.protocol.mold.MoldPacketWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Packs frames as they are into MoldUDP64 datagrams and sends each on every channel. Owned by the relay's thread. */
public final class RelayFeed {
    private static final byte[] SESSION = MoldHeader.session("RELAY00001");

    private final ByteBuffer datagram = ByteBuffer.allocateDirect(MoldPacketWriter.DEFAULT_MAX_LENGTH);
    private final MoldPacketWriter packet =
            new MoldPacketWriter(new UnsafeBuffer(datagram), MoldPacketWriter.DEFAULT_MAX_LENGTH);
    private final DatagramSink[] channels;
    private final boolean packed;
    private long nextNumber = 1;
    private long datagrams;

    /** Sends one datagram; a test records it. */
    @FunctionalInterface
    public interface DatagramSink {
        /** @param datagram position to limit; may be moved */
        void send(ByteBuffer datagram) throws IOException;
    }

    /**
     * @param packed whether frames share datagrams until {@link #flush()}; else one datagram a frame
     * @param channels A, or A and B
     */
    public RelayFeed(boolean packed, DatagramSink... channels) {
        this.packed = packed;
        this.channels = channels.clone();
        packet.begin(SESSION, nextNumber);
    }

    /** Takes one frame. */
    public void append(DirectBuffer buffer, int offset, int length) throws IOException {
        if (!packet.tryAppend(buffer, offset, length)) {
            flush();
            packet.tryAppend(buffer, offset, length);
        }
        if (!packed) {
            flush();
        }
    }

    /** Sends what is packed, if anything. */
    public void flush() throws IOException {
        int count = packet.messageCount();
        if (count == 0) {
            return;
        }
        int length = packet.finish();
        for (DatagramSink channel : channels) {
            channel.send(datagram.limit(length).position(0));
            datagrams++;
        }
        datagram.clear();
        nextNumber += count;
        packet.begin(SESSION, nextNumber);
    }

    /** Messages sent. */
    public long messages() {
        return nextNumber - 1;
    }

    /** Datagrams sent, over all channels. */
    public long datagrams() {
        return datagrams;
    }
}
