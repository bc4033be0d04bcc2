package dev.causeway.client.feedside;

import dev.causeway.protocol.mold.MoldRequest;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.UnsafeBuffer;

/** Answers requests with at most 16 datagrams of quotes, on a thread of its own. */
public final class RetransmissionServer implements Closeable {
    private static final int MAX_REQUEST_BYTES = 64;
    private static final int BURST = 16;
    private static final int MAX_MESSAGES = 1000;

    private final DatagramChannel channel;
    private final QuotePackets packets;
    private final AtomicLong requests = new AtomicLong();

    /** @param port 0 for a free one */
    public RetransmissionServer(String session, int port) throws IOException {
        packets = new QuotePackets(session);
        channel = DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Thread thread = new Thread(this::run, "test-retransmission");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    /** Requests that came. */
    public long requests() {
        return requests.get();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void run() {
        ByteBuffer received = ByteBuffer.allocate(MAX_REQUEST_BYTES);
        UnsafeBuffer request = new UnsafeBuffer(received.array());
        try {
            while (true) {
                SocketAddress requester = channel.receive(received.clear());
                if (MoldRequest.isWellFormed(request, 0, received.position())
                        && MoldRequest.isSession(request, 0, packets.session())) {
                    requests.incrementAndGet();
                    answer(request, requester);
                }
            }
        } catch (ClosedChannelException e) {
            return; // the test is over
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(UnsafeBuffer request, SocketAddress requester) throws IOException {
        long next = MoldRequest.sequenceNumber(request, 0);
        long end = next + Math.min(MoldRequest.messageCount(request, 0), MAX_MESSAGES);
        for (int i = 0; i < BURST && next < end; i++) {
            channel.send(packets.data(next, (int) (end - next)), requester);
            next += packets.messageCount();
        }
    }
}
