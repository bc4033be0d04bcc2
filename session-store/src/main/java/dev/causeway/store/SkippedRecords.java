package dev.causeway.store;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges, after opening, the records of the newest segment that opening did not need to read. Runs once, on the preparing
 * thread, through a mapping of its own; what it found may be asked by any thread.
 */
final class SkippedRecords implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(SkippedRecords.class);

    private final Path path;
    private final int end;
    private volatile boolean stopped;
    private volatile String damage;

    /** @param end where opening began to read */
    SkippedRecords(Path path, int end) {
        this.path = path;
        this.end = end;
    }

    @Override
    public void run() {
        MappedFile file = MappedFile.map(path, FileChannel.MapMode.READ_ONLY);
        try {
            int position = SegmentHeader.RECORDS_START;
            while (!stopped && position < end && RecordReader.isValid(file, position, end)) {
                position = RecordReader.next(file.buffer(), position);
            }
            if (!stopped && position != end) {
                damage = new DamagedStoreException(path, position, "no valid record before " + end).getMessage();
                LOG.error("{}: what is there cannot be sent again; journal-dump declare-lost gives it up", damage);
            }
        } finally {
            file.unmap();
        }
    }

    /** The damage, null while none was found. */
    String damage() {
        return damage;
    }

    void stop() {
        stopped = true;
    }
}
