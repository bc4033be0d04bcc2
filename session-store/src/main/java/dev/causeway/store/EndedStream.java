package dev.causeway.store;

import java.nio.channels.FileChannel;
import java.util.List;

/**
 * A stream that an earlier process ended. Where it ended is looked up in its last segment when somebody asks, so that
 * opening a journal costs nothing for it. Any thread.
 */
final class EndedStream implements JournalStream {
    private final SegmentFiles files;
    private final List<SegmentHeader> headers;
    private Published resolved;

    /** @param headers its segments, ascending, at least one */
    EndedStream(SegmentFiles files, List<SegmentHeader> headers) {
        this.files = files;
        this.headers = List.copyOf(headers);
    }

    @Override
    public String name() {
        return headers.get(0).streamName();
    }

    @Override
    public long beganNanos() {
        return headers.get(0).beganNanos();
    }

    /** @throws StoreException its last segment cannot be read */
    @Override
    public long position() {
        return resolve().position();
    }

    @Override
    public JournalReader newReader() {
        return resolve().newReader();
    }

    private synchronized Published resolve() {
        if (resolved == null) {
            Published stream = new Published(files, name(), beganNanos());
            headers.forEach(stream::add);
            stream.advance(lastFeedSeq(headers.get(headers.size() - 1)));
            resolved = stream;
        }
        return resolved;
    }

    private long lastFeedSeq(SegmentHeader last) {
        MappedFile file = MappedFile.map(files.segment(last.number()), FileChannel.MapMode.READ_ONLY);
        try {
            int end = new TailRecovery(file).endOfRecords(SegmentHeader.RECORDS_START);
            return new SegmentReplay(file, last, SegmentHeader.RECORDS_START)
                    .run(end)
                    .ledger()
                    .completeFeedSeq();
        } finally {
            file.unmap();
        }
    }
}
