package dev.causeway.gateway.outbound.multicast;

import dev.causeway.protocol.mold.MoldPacketWriter;
import dev.causeway.store.JournalEntry;
import dev.causeway.store.JournalReader;
import java.nio.ByteBuffer;

/**
 * One answer of the bulk server, made piece by piece: packets as on the channels, each behind its length (u16,
 * big-endian), then a heartbeat with the first number that was not sent: the one asked for when nothing was. Owned by the
 * server's thread; no I/O but the journal.
 */
final class BulkAnswer {
    private static final int LENGTH_BYTES = Short.BYTES;
    private static final int MAX_FRAME_BYTES = LENGTH_BYTES + FeedPublisher.MAX_DATAGRAM_BYTES;

    private final StreamReaders.Served stream;
    private final boolean outOfRange;
    private long next;
    private final long end;
    private boolean complete;
    private long messages;

    /**
     * @param firstSeq the first wanted number, from 1
     * @param count how many, from 1
     */
    BulkAnswer(StreamReaders.Served stream, long firstSeq, long count) {
        this.stream = stream;
        long last = stream.position();
        outOfRange = firstSeq > last || firstSeq < stream.reader().lowestFeedSeq();
        next = firstSeq;
        end = outOfRange ? next : Math.min(last - firstSeq + 1, Math.min(count, BulkOptions.MAX_MESSAGES)) + firstSeq;
    }

    /** Whether none of the wanted numbers is there. */
    boolean outOfRange() {
        return outOfRange;
    }

    /** Whether all of it has been given to {@link #fill}'s buffer. */
    boolean complete() {
        return complete;
    }

    /** Messages given so far. */
    long messages() {
        return messages;
    }

    /**
     * Puts as many whole packets as there is room for into the buffers' {@code out}, which is given to be written.
     */
    void fill(BulkBuffers buffers) {
        ByteBuffer out = buffers.out.clear();
        ByteBuffer packet = buffers.packet;
        MoldPacketWriter writer = buffers.writer;
        while (!complete && out.remaining() >= MAX_FRAME_BYTES) {
            pack(writer, buffers.entry);
            int length = writer.messageCount() > 0 ? writer.finish() : writer.heartbeat(stream.name(), next);
            complete = writer.messageCount() == 0;
            packet.limit(length).position(0);
            out.putShort((short) length).put(packet);
            packet.clear();
        }
        out.flip();
    }

    private void pack(MoldPacketWriter writer, JournalEntry entry) {
        JournalReader journal = stream.reader();
        writer.begin(stream.name(), next);
        while (next < end && journal.read(next, entry) && writer.tryAppend(entry.buffer, entry.offset, entry.length)) {
            next++;
            messages++;
        }
    }
}
