package dev.causeway.gateway.outbound.multicast;

import dev.causeway.protocol.mold.MoldPacketWriter;
import dev.causeway.protocol.mold.MoldRequest;
import dev.causeway.store.JournalEntry;
import dev.causeway.store.JournalReader;
import dev.causeway.store.JournalStream;
import dev.causeway.store.StoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers those who missed messages: a 20-byte MoldUDP64 request by UDP, ordinary downstream packets back, read from the
 * journal. Whatever is wrong with a request is met with silence and a count, and a flood of such with pauses (see {@link
 * IntakePace}). Owner: its own thread; the pipeline is never touched. Counters, {@link #requesters} and {@link #address} by
 * any thread.
 */
public final class RetransmissionServer implements Agent {
    private static final Logger LOG = LoggerFactory.getLogger(RetransmissionServer.class);
    private static final long SELECT_MILLIS = 100;
    private static final long VIEW_NANOS = 1_000_000_000L;
    private static final long WARN_NANOS = 10_000_000_000L;

    private final NanoClock clock;
    private final DatagramChannel socket;
    private final Selector selector;
    private final AllowedSources sources;
    private final RequesterBudgets budgets;
    private final IntakePace pace;
    private final int grantedReceiveBufferBytes;
    private final StreamReaders streams;
    private final RetransmissionCounters counters = new RetransmissionCounters();
    private final ByteBuffer request = ByteBuffer.allocateDirect(64);
    private final UnsafeBuffer requestView = new UnsafeBuffer(request);
    private final ByteBuffer answer = ByteBuffer.allocateDirect(FeedPublisher.MAX_DATAGRAM_BYTES);
    private final MoldPacketWriter writer =
            new MoldPacketWriter(new UnsafeBuffer(answer), FeedPublisher.MAX_DATAGRAM_BYTES);
    private final JournalEntry entry = new JournalEntry();
    private volatile List<RequesterBudget> requesters = List.of();
    private long viewedNanos;
    private long warnedNanos;

    /**
     * @param streams the journal's streams, newest first
     * @throws IOException the address cannot be bound
     */
    public RetransmissionServer(RetransmissionOptions options, Supplier<List<JournalStream>> streams, NanoClock clock)
            throws IOException {
        this.streams = new StreamReaders(streams);
        this.clock = clock;
        viewedNanos = clock.nanoTime();
        warnedNanos = viewedNanos - WARN_NANOS;
        sources = new AllowedSources(options.allowedNetworks());
        budgets = new RequesterBudgets(options, viewedNanos);
        pace = new IntakePace(viewedNanos);
        socket = DatagramChannel.open(
                options.bind().getAddress() instanceof java.net.Inet6Address
                        ? StandardProtocolFamily.INET6
                        : StandardProtocolFamily.INET);
        try {
            socket.setOption(StandardSocketOptions.SO_BROADCAST, false);
            socket.setOption(StandardSocketOptions.SO_RCVBUF, RetransmissionOptions.RECEIVE_BUFFER_BYTES);
            grantedReceiveBufferBytes = socket.getOption(StandardSocketOptions.SO_RCVBUF);
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

    /** From now on nothing is answered to this address, or again; an operator's word, until a restart. Any thread. */
    public void block(InetAddress requester, boolean on) {
        sources.block(requester, on);
    }

    /** Who is answered nothing. Any thread. */
    public Set<InetAddress> blocked() {
        return sources.blocked();
    }

    /** What the kernel gave of the receive buffer asked for. */
    public int grantedReceiveBufferBytes() {
        return grantedReceiveBufferBytes;
    }

    public RetransmissionCounters counters() {
        return counters;
    }

    /** What each requester has had, at most a second old, the one silent longest first. */
    public List<RequesterBudget> requesters() {
        return requesters;
    }

    @Override
    public String roleName() {
        return "gw-retransmit-0";
    }

    @Override
    public int doWork() throws IOException {
        await();
        int requests = 0;
        while (requests < IntakePace.MAX_A_TURN) {
            request.clear();
            InetSocketAddress requester = (InetSocketAddress) socket.receive(request);
            if (requester == null) {
                break;
            }
            requests++;
            long answeredBefore = counters.answered.longValue();
            onRequest(requester, request.position());
            if (counters.answered.longValue() == answeredBefore) {
                pace.onFruitless(clock.nanoTime());
            }
        }
        view();
        return requests;
    }

    @Override
    public void onClose() {
        streams.close();
        try {
            selector.close();
            socket.close();
        } catch (IOException e) {
            LOG.warn("closing the retransmission server: {}", e.toString());
        }
    }

    /** For a request, or, while there is a flood, for the time the socket is left alone. */
    private void await() throws IOException {
        long pauseNanos = pace.pauseNanos();
        if (pauseNanos > 0) {
            counters.pauses.increment();
            LockSupport.parkNanos(pauseNanos);
        } else {
            selector.select(SELECT_MILLIS);
            selector.selectedKeys().clear();
        }
    }

    private void onRequest(InetSocketAddress requester, int length) {
        // an answer to port 0 goes nowhere
        if (requester.getPort() == 0 || !sources.allows(requester.getAddress())) {
            counters.refused.increment();
            return;
        }
        if (!MoldRequest.isWellFormed(requestView, 0, length)) {
            counters.malformed.increment();
            return;
        }
        StreamReaders.Served stream = streams.named(requestView, 0);
        if (stream == null) {
            counters.otherSession.increment();
            return;
        }
        try {
            answer(requester, stream);
        } catch (IOException | StoreException e) {
            counters.failed.increment();
            onFailure(requester, e);
        }
    }

    private void answer(InetSocketAddress requester, StreamReaders.Served stream) throws IOException {
        long next = MoldRequest.sequenceNumber(requestView, 0);
        long last = stream.position();
        if (next > last) {
            counters.outOfRange.increment();
            return;
        }
        int count = Math.min(MoldRequest.messageCount(requestView, 0), RetransmissionOptions.MAX_MESSAGES);
        long end = Math.min(last, next + count - 1) + 1;
        for (int packets = 0; next < end && packets < RetransmissionOptions.MAX_BURST_PACKETS; packets++) {
            if (!budgets.tryTake(requester.getAddress(), clock.nanoTime())) {
                counters.limited.increment();
                return;
            }
            next = pack(stream, next, end);
            if (writer.messageCount() == 0) {
                (packets == 0 ? counters.outOfRange : counters.answered).increment();
                return;
            }
            send(requester);
        }
        counters.answered.increment();
    }

    /** Fills one datagram with messages of [next, end). @return the first number that is not in it */
    private long pack(StreamReaders.Served stream, long next, long end) {
        JournalReader journal = stream.reader();
        writer.begin(stream.name(), next);
        long seq = next;
        while (seq < end && journal.read(seq, entry) && writer.tryAppend(entry.buffer, entry.offset, entry.length)) {
            seq++;
        }
        return seq;
    }

    private void send(InetSocketAddress requester) throws IOException {
        answer.clear().limit(writer.finish());
        int sent = socket.send(answer, requester);
        answer.clear();
        if (sent == 0) {
            // the kernel has no room now; whoever asked asks again
            throw new IOException("send buffer full");
        }
        counters.packets.increment();
        counters.bytes.add(sent);
    }

    private void onFailure(InetSocketAddress requester, Exception e) {
        long nowNanos = clock.nanoTime();
        if (nowNanos - warnedNanos >= WARN_NANOS) {
            warnedNanos = nowNanos;
            LOG.warn("cannot answer {} ({} failures so far): {}", requester, counters.failed.longValue(), e.toString());
        }
    }

    private void view() {
        long nowNanos = clock.nanoTime();
        if (nowNanos - viewedNanos >= VIEW_NANOS) {
            viewedNanos = nowNanos;
            requesters = budgets.view(nowNanos);
        }
    }
}
