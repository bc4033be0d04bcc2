package dev.causeway.gateway.outbound.multicast;

import dev.causeway.protocol.mold.MoldPacketWriter;
import dev.causeway.store.JournalEntry;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The memory of one connection, used again by the next one: whoever connects again and again costs no memory. Owned by the
 * server's thread.
 */
final class BulkBuffers {
    final ByteBuffer request = ByteBuffer.allocateDirect(BulkRequest.LENGTH);
    final UnsafeBuffer requestView = new UnsafeBuffer(request);
    final ByteBuffer packet = ByteBuffer.allocateDirect(FeedPublisher.MAX_DATAGRAM_BYTES);
    final MoldPacketWriter writer = new MoldPacketWriter(new UnsafeBuffer(packet), FeedPublisher.MAX_DATAGRAM_BYTES);
    final ByteBuffer out = ByteBuffer.allocateDirect(BulkOptions.BUFFER_BYTES);
    final JournalEntry entry = new JournalEntry();

    /** Nothing read, nothing to be written. */
    BulkBuffers emptied() {
        request.clear();
        packet.clear();
        out.clear().limit(0);
        return this;
    }
}
