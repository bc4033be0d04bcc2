package dev.causeway.gateway.outbound.multicast;

import dev.causeway.store.JournalEntry;
import dev.causeway.store.JournalReader;
import dev.causeway.store.JournalStream;
import dev.causeway.store.RecordType;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A stream longer than a test's memory: every record is made when it is read, as {@link RecordedFeed} would have recorded
 * it.
 */
record MadeUpStream(String name, long position) implements JournalStream {
    @Override
    public long beganNanos() {
        return 1;
    }

    @Override
    public JournalReader newReader() {
        UnsafeBuffer payload = new UnsafeBuffer(new byte[RecordedFeed.MESSAGE_BYTES]);
        return new JournalReader() {
            @Override
            public boolean read(long feedSeq, JournalEntry entry) {
                payload.putLong(0, feedSeq);
                entry.type = RecordType.FEED_NOTICE;
                entry.feedSeq = feedSeq;
                entry.payload(payload, 0, payload.capacity());
                return feedSeq >= 1 && feedSeq <= position;
            }

            @Override
            public long lowestFeedSeq() {
                return 1;
            }

            @Override
            public void close() {
                // nothing to release
            }
        };
    }
}
