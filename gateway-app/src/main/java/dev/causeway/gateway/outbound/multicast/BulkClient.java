package dev.causeway.gateway.outbound.multicast;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;

/**
 * One connection of the bulk server: takes a request, gives its answer, takes the next. At most one buffer is read from the
 * journal and one write made a turn, so clients share the thread evenly. Owned by the server's thread; time is an argument.
 */
final class BulkClient {
    /** Why a connection ends. */
    enum Cut {
        /** The peer closed it. */
        CLOSED,
        MALFORMED,
        OTHER_SESSION,
        STALLED,
        IDLE,
        FAILED
    }

    private final ByteChannel channel;
    private final InetSocketAddress remote;
    private final BulkOptions options;
    private final BulkCounters counters;
    private final StreamReaders streams;
    private final BulkBuffers buffers;
    private final ByteBuffer request;
    private final ByteBuffer out;
    private BulkAnswer answer;
    private long deadlineNanos;
    private long messages;

    /** @param buffers its own until it is closed */
    BulkClient(
            ByteChannel channel,
            InetSocketAddress remote,
            BulkServices services,
            BulkBuffers buffers,
            long monotonicNanos) {
        this.channel = channel;
        this.remote = remote;
        this.buffers = buffers.emptied();
        this.request = buffers.request;
        this.out = buffers.out;
        this.options = services.options();
        this.counters = services.counters();
        this.streams = services.newReaders();
        deadlineNanos = monotonicNanos + options.idleNanos();
    }

    /** One turn, when the socket is ready. @return why the connection ends, or null while it goes on */
    Cut work(long monotonicNanos) throws IOException {
        Cut cut = answer == null ? read(monotonicNanos) : null;
        if (cut == null && answer != null) {
            write(monotonicNanos);
        }
        return cut;
    }

    /** Whether the peer has taken too long. @return why the connection ends, or null */
    Cut late(long monotonicNanos) {
        if (monotonicNanos - deadlineNanos < 0) {
            return null;
        }
        return answer == null && request.position() == 0 ? Cut.IDLE : Cut.STALLED;
    }

    /** What to wait for: requests are not read while one is being answered. */
    int interest() {
        return answer == null ? SelectionKey.OP_READ : SelectionKey.OP_WRITE;
    }

    InetSocketAddress remote() {
        return remote;
    }

    /** Messages handed to the socket or waiting for it. */
    long messages() {
        return messages;
    }

    /** Closes the readers; the connection is the caller's. @return the buffers, for the next client */
    BulkBuffers close() {
        streams.close();
        return buffers;
    }

    private Cut read(long monotonicNanos) throws IOException {
        boolean fresh = request.position() == 0;
        if (channel.read(request) < 0) {
            return Cut.CLOSED;
        }
        if (fresh && request.position() > 0) {
            deadlineNanos = monotonicNanos + options.stallNanos();
        }
        if (request.hasRemaining()) {
            return null;
        }
        request.clear();
        if (!BulkRequest.isWellFormed(buffers.requestView)) {
            return Cut.MALFORMED;
        }
        StreamReaders.Served stream = streams.named(buffers.requestView, 0);
        if (stream == null) {
            return Cut.OTHER_SESSION;
        }
        answer = new BulkAnswer(
                stream, BulkRequest.firstSeq(buffers.requestView), BulkRequest.count(buffers.requestView));
        (answer.outOfRange() ? counters.outOfRange : counters.answered).increment();
        return null;
    }

    private void write(long monotonicNanos) throws IOException {
        if (!out.hasRemaining()) {
            long before = answer.messages();
            answer.fill(buffers);
            deadlineNanos = monotonicNanos + options.stallNanos();
            messages += answer.messages() - before;
            counters.messages.add(answer.messages() - before);
        }
        counters.bytes.add(channel.write(out));
        if (!out.hasRemaining() && answer.complete()) {
            answer = null;
            deadlineNanos = monotonicNanos + options.idleNanos();
        }
    }
}
