package dev.causeway.gateway.outbound.multicast;

import dev.causeway.protocol.mold.MoldHeader;
import dev.causeway.protocol.mold.MoldPacketWriter;
import dev.causeway.protocol.mold.MoldRequest;
import dev.causeway.store.JournalEntry;
import dev.causeway.store.JournalReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers those who missed messages: a 20-byte MoldUDP64 request by UDP, ordinary downstream packets back, read from the
 * journal. Whatever is wrong with a request is met with silence and a count. Owner: its own thread; the pipeline is never
 * touched.
 */
public final class RetransmissionServer implements Agent {
    private static final Logger LOG = LoggerFactory.getLogger(RetransmissionServer.class);
    private static final int MAX_REQUESTS_A_TURN = 64;
    private static final long SELECT_MILLIS = 100;

    private final byte[] streamName;
    private final JournalReader journal;
    private final NanoClock clock;
    private final DatagramChannel socket;
    private final Selector selector;
    private final RequesterBudgets budgets;
    private final RetransmissionCounters counters = new RetransmissionCounters();
    private final ByteBuffer request = ByteBuffer.allocateDirect(64);
    private final UnsafeBuffer requestView = new UnsafeBuffer(request);
    private final ByteBuffer answer = ByteBuffer.allocateDirect(FeedPublisher.MAX_DATAGRAM_BYTES);
    private final MoldPacketWriter writer =
            new MoldPacketWriter(new UnsafeBuffer(answer), FeedPublisher.MAX_DATAGRAM_BYTES);
    private final JournalEntry entry = new JournalEntry();

    /** @throws IOException the address cannot be bound */
    public RetransmissionServer(
            RetransmissionOptions options, byte[] streamName, JournalReader journal, NanoClock clock)
            throws IOException {
        this.streamName = streamName.clone();
        this.journal = journal;
        this.clock = clock;
        budgets = new RequesterBudgets(options, clock.nanoTime());
        socket = DatagramChannel.open(
                options.bind().getAddress() instanceof java.net.Inet6Address
                        ? StandardProtocolFamily.INET6
                        : StandardProtocolFamily.INET);
        try {
            socket.bind(options.bind());
            socket.configureBlocking(false);
            selector = Selector.open();
            socket.register(selector, SelectionKey.OP_READ);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** The bound address. */
    public InetSocketAddress address() throws IOException {
        return (InetSocketAddress) socket.getLocalAddress();
    }

    public RetransmissionCounters counters() {
        return counters;
    }

    @Override
    public String roleName() {
        return "gw-retransmit-0";
    }

    @Override
    public int doWork() throws IOException {
        selector.select(SELECT_MILLIS);
        selector.selectedKeys().clear();
        int requests = 0;
        while (requests < MAX_REQUESTS_A_TURN) {
            request.clear();
            InetSocketAddress requester = (InetSocketAddress) socket.receive(request);
            if (requester == null) {
                break;
            }
            requests++;
            onRequest(requester, request.position());
        }
        return requests;
    }

    @Override
    public void onClose() {
        journal.close();
        try {
            selector.close();
            socket.close();
        } catch (IOException e) {
            LOG.warn("closing the retransmission server: {}", e.toString());
        }
    }

    private void onRequest(InetSocketAddress requester, int length) throws IOException {
        if (!budgets.allows(requester.getAddress())) {
            counters.refused.increment();
        } else if (length != MoldRequest.LENGTH
                || MoldHeader.sequenceNumber(requestView, 0) < 1
                || MoldHeader.messageCount(requestView, 0) < 1) {
            counters.malformed.increment();
        } else if (!MoldHeader.isSession(requestView, 0, streamName)) {
            counters.otherSession.increment();
        } else {
            long from = MoldHeader.sequenceNumber(requestView, 0);
            int count = Math.min(MoldHeader.messageCount(requestView, 0), RetransmissionOptions.MAX_MESSAGES);
            answer(requester, from, count);
        }
    }

    private void answer(InetSocketAddress requester, long from, int count) throws IOException {
        long next = from;
        int packets = 0;
        while (next < from + count && packets < RetransmissionOptions.MAX_BURST_PACKETS) {
            long after = pack(next, from + count);
            if (after == next) {
                break;
            }
            if (!send(requester.getAddress(), requester)) {
                counters.limited.increment();
                return;
            }
            packets++;
            next = after;
        }
        (packets > 0 ? counters.answered : counters.outOfRange).increment();
    }

    /** Fills one datagram with messages of [next, end). @return the first number that is not in it */
    private long pack(long next, long end) {
        writer.begin(streamName, next);
        long seq = next;
        while (seq < end && journal.read(seq, entry) && writer.tryAppend(entry.buffer, entry.offset, entry.length)) {
            seq++;
        }
        return seq;
    }

    private boolean send(InetAddress address, InetSocketAddress requester) throws IOException {
        if (!budgets.tryTake(address, clock.nanoTime())) {
            return false;
        }
        answer.clear().limit(writer.finish());
        int sent = socket.send(answer, requester);
        answer.clear();
        counters.packets.increment();
        counters.bytes.add(sent);
        return true;
    }
}
