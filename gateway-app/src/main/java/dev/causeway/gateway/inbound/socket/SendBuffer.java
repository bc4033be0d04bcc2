package dev.causeway.gateway.inbound.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A bounded queue of bytes between a protocol and a socket. The protocol claims room, encodes in place and commits; the
 * loop drains. Owner: the loop's thread.
 */
public final class SendBuffer {
    /** {@link #claim}: no room. */
    public static final int FULL = -1;

    private final ByteBuffer bytes;
    private final UnsafeBuffer buffer;
    private int head;
    private int tail;

    public SendBuffer(int capacityBytes) {
        bytes = ByteBuffer.allocateDirect(capacityBytes);
        buffer = new UnsafeBuffer(bytes);
    }

    /** @return where {@code length} bytes may be written in {@link #buffer()}, or {@link #FULL} */
    public int claim(int length) {
        if (buffer.capacity() - tail < length && head > 0) {
            buffer.putBytes(0, buffer, head, tail - head);
            tail -= head;
            head = 0;
        }
        return buffer.capacity() - tail < length ? FULL : tail;
    }

    /** The first {@code length} bytes of what was claimed last are to be sent. */
    public void commit(int length) {
        tail += length;
    }

    /** Where claimed bytes are written and pending ones lie. */
    public MutableDirectBuffer buffer() {
        return buffer;
    }

    /** Offset of the first pending byte. */
    public int pendingOffset() {
        return head;
    }

    /** Bytes waiting to be sent. */
    public int pendingBytes() {
        return tail - head;
    }

    /** Bytes that may still be claimed in all. */
    public int freeBytes() {
        return buffer.capacity() - pendingBytes();
    }

    /** Drops pending bytes from the front. */
    public void discard(int length) {
        head += length;
        if (head == tail) {
            head = 0;
            tail = 0;
        }
    }

    /** Writes what the transport takes. */
    int drainTo(Transport transport) throws IOException {
        bytes.limit(tail).position(head);
        int written = transport.write(bytes);
        bytes.clear();
        discard(written);
        return written;
    }
}
