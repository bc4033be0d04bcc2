package dev.causeway.benchmarks.relay;

import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.FrameHeaderEncoder;
import dev.causeway.protocol.xbp.sbe.LogonEncoder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.agrona.concurrent.UnsafeBuffer;

/** One connection to the load venue: cuts what it reads by frame length and hands application frames to the feed. */
final class RelayConnection {
    private static final int READ_BYTES = 64 * 1024;
    private static final int HEARTBEAT_MILLIS = 1_000;

    private final SocketChannel channel;
    private final RelayFeed feed;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(READ_BYTES);
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);

    /** Connects and sends the log-on; its answer is a session frame like any other, and skipped. */
    RelayConnection(InetSocketAddress venue, String compId, Selector selector, RelayFeed feed) throws IOException {
        this.feed = feed;
        this.channel = SocketChannel.open(venue);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        int length = encodeLogon(compId);
        bytes.limit(length);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        bytes.clear();
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    private int encodeLogon(String compId) {
        new LogonEncoder()
                .wrapAndApplyHeader(buffer, 0, new FrameHeaderEncoder())
                .compId(compId)
                .secret("")
                .sessionEpoch(1)
                .nextSeqToSend(1)
                .nextSeqExpected(1)
                .heartbeatMs(HEARTBEAT_MILLIS)
                .resetSeq((short) 0)
                .cancelOnDisconnect((short) 0);
        int length = XbpFrame.frameLengthOf(LogonEncoder.BLOCK_LENGTH);
        XbpFrame.writeHeader(buffer, 0, 0, length, 1, 0, 0);
        return length;
    }

    /**
     * Reads once and sends all complete frames of that read.
     *
     * @return false at the end of the stream
     */
    boolean read() throws IOException {
        int count = channel.read(bytes);
        if (count < 0) {
            channel.close();
            return false;
        }
        int end = bytes.position();
        int offset = 0;
        while (end - offset >= XbpFrame.HEADER_LENGTH) {
            int length = XbpFrame.frameLength(buffer, offset);
            if (end - offset < length) {
                break;
            }
            if (XbpFrame.isApplication(XbpFrame.templateId(buffer, offset))) {
                feed.append(buffer, offset, length);
            }
            offset += length;
        }
        feed.flush();
        bytes.limit(end).position(offset);
        bytes.compact();
        return true;
    }
}
