package dev.causeway.client;

import dev.causeway.client.receiver.BulkSink;
import dev.causeway.client.receiver.FeedCounters;
import dev.causeway.client.receiver.FeedReceiver;
import dev.causeway.client.receiver.RequestSink;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Takes the feed: two multicast groups, the best of both, what both lost asked for again. Built by {@link #builder()}, then
 * either polled by one thread of the host or {@linkplain #start() started} on its own.
 *
 * <p>Owner: the polling thread, which is also the one that calls the listener. {@link #counters()} may be read and
 * {@link #close()} called by any thread once started; unstarted, close on the polling thread. What a listener throws ends
 * the poll, or the own thread: see {@link #failure()}.
 */
public final class FeedClient implements Closeable {
    private static final int BATCH = 64;
    private static final int MAX_DATAGRAM_BYTES = 65_536;
    private static final long IDLE_WAIT_MILLIS = 100;
    private static final long CLOSE_WAIT_MILLIS = 5_000;

    private final Selector selector;
    private final MulticastInput[] channels;
    private final RetransmissionSocket retransmission;
    private final BulkSocket bulk;
    private final FeedReceiver receiver;
    private final DatagramTap tap;
    private final ByteBuffer datagram = ByteBuffer.allocateDirect(MAX_DATAGRAM_BYTES);
    private final UnsafeBuffer datagramView = new UnsafeBuffer(datagram);
    private Thread thread;
    private volatile boolean closing;
    private volatile Throwable failure;

    FeedClient(FeedClientBuilder builder) throws IOException {
        NetworkInterface joinInterface = builder.joinInterface();
        channels = new MulticastInput[builder.settings().channels()];
        tap = builder.tap();
        selector = Selector.open();
        RetransmissionSocket server = null;
        try {
            int bytes = builder.receiveBufferBytes();
            channels[0] = new MulticastInput(builder.groupA(), joinInterface, bytes);
            channels[0].register(selector);
            if (channels.length > 1) {
                channels[1] = new MulticastInput(builder.groupB(), joinInterface, bytes);
                channels[1].register(selector);
            }
            if (builder.retransmission() != null) {
                server = new RetransmissionSocket(builder.retransmission(), bytes);
                server.register(selector);
            }
        } catch (IOException | RuntimeException e) {
            CloseHelper.quietCloseAll(channels);
            CloseHelper.quietCloseAll(server, selector);
            throw e;
        }
        retransmission = server;
        RequestSink sink = server == null ? RequestSink.NONE : server;
        bulk = builder.bulk() == null ? null : new BulkSocket(builder.bulk(), selector);
        BulkSink bulkSink = bulk == null ? BulkSink.NONE : bulk;
        receiver = new FeedReceiver(builder.settings(), builder.events(), sink, bulkSink, System.nanoTime());
    }

    /** Begins a client. */
    public static FeedClientBuilder builder() {
        return new FeedClientBuilder();
    }

    /**
     * Reads what is there, without waiting, and does what is due.
     *
     * @return how many datagrams were read, one more when the bulk server sent something
     * @throws UncheckedIOException when a socket failed
     */
    public int poll() {
        try {
            // Answers first: an answer that is here already must not be asked for again.
            int read = retransmission == null ? 0 : readAnswers();
            for (int i = 0; i < channels.length; i++) {
                read += readChannel(i);
            }
            if (bulk != null && bulk.poll(receiver, System.nanoTime())) {
                read++;
            }
            receiver.onTimer(System.nanoTime());
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #poll()}, but waits for a datagram or a timer, at most this long, when there is nothing to read. */
    public int poll(long maxWaitMillis) {
        int read = poll();
        if (read > 0 || closing) {
            return read;
        }
        try {
            selector.select(Math.max(1, Math.min(maxWaitMillis, untilTimerMillis())));
            selector.selectedKeys().clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return poll();
    }

    /** Polls on an own thread, {@code feed-client-0}, until {@link #close()}. Once only. */
    public FeedClient start() {
        if (thread != null) {
            throw new IllegalStateException("started already");
        }
        thread = new Thread(this::run, "feed-client-0");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    /** Counts, readable by any thread. */
    public FeedCounters counters() {
        return receiver.counters();
    }

    /** The port a channel is bound to, 0 (A) or 1 (B). */
    public int port(int channel) {
        return channels[channel].port();
    }

    /** The receive buffer the kernel granted a channel; too small a one loses bursts. */
    public int receiveBufferBytes(int channel) {
        return channels[channel].receiveBufferBytes();
    }

    /** What ended the own thread, null while nothing did. */
    public Throwable failure() {
        return failure;
    }

    /** Leaves the groups and closes the sockets; waits for the own thread unless called on it. */
    @Override
    public void close() {
        closing = true;
        if (thread == null) {
            closeSockets();
        } else if (thread != Thread.currentThread()) {
            selector.wakeup();
            awaitThread();
        }
    }

    private void run() {
        try {
            while (!closing) {
                poll(IDLE_WAIT_MILLIS);
            }
        } catch (RuntimeException | Error e) {
            failure = e;
            throw e;
        } finally {
            closeSockets();
        }
    }

    private int readChannel(int index) throws IOException {
        MulticastInput channel = channels[index];
        long nowNanos = System.nanoTime();
        for (int i = 0; i < BATCH; i++) {
            int length = channel.receive(datagram);
            if (length < 0) {
                return i;
            }
            if (tap.onDatagram(index, datagramView, 0, length)) {
                receiver.onDatagram(index, datagramView, 0, length, nowNanos);
            }
        }
        return BATCH;
    }

    private int readAnswers() throws IOException {
        long nowNanos = System.nanoTime();
        for (int i = 0; i < BATCH; i++) {
            int length = retransmission.receive(datagram);
            if (length < 0) {
                return i;
            }
            receiver.onRetransmission(datagramView, 0, length, nowNanos);
        }
        return BATCH;
    }

    /** Rounded up, so that the timer is due after the wait. */
    private long untilTimerMillis() {
        long timerNanos = receiver.nextTimerNanos();
        if (timerNanos == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        return TimeUnit.NANOSECONDS.toMillis(Math.max(0, timerNanos - System.nanoTime())) + 1;
    }

    private void awaitThread() {
        try {
            thread.join(CLOSE_WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeSockets() {
        CloseHelper.quietCloseAll(channels);
        CloseHelper.quietCloseAll(retransmission, bulk, selector);
    }
}
