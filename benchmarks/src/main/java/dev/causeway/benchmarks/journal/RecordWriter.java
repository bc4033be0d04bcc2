package dev.causeway.benchmarks.journal;

import java.io.IOException;
import org.agrona.concurrent.UnsafeBuffer;

/** Something that keeps records in order. Owned by the process's main thread. */
interface RecordWriter extends AutoCloseable {
    /** Takes the whole buffer as the next record. */
    void append(UnsafeBuffer payload, long number) throws IOException;

    /** Ends a batch; forces it when the policy says so. */
    void commit() throws IOException;

    /** Makes what was written complete. */
    @Override
    void close() throws IOException;

    /** Hands the records over in their order, after {@link #close()}. */
    void read(RecordCheck check) throws IOException;
}
