package dev.causeway.store;

import java.util.List;

/**
 * The single record of what the feed carries and of how far each venue session has been taken. One record ties the venue's
 * (session, epoch, number) to the feed's number.
 *
 * <p>Owner: one thread appends and commits (the pipeline's consumer). {@link #journaledPosition()} may be read by any
 * thread; {@link #newReader()} gives another thread a reader with mappings of its own.
 *
 * <p>A failed append or commit throws {@link StoreException} and leaves the journal as if it had not been tried; it may be
 * tried again once the cause is gone.
 */
public interface Journal extends AutoCloseable {
    /** The most streams shown by {@link #streams}. */
    int MAX_STREAMS = 4;

    /** What opening found. */
    Recovery recovery();

    /** Sessions' positions and definitions, as of the last append. */
    JournalState state();

    /** The feed number the next feed record must carry, from 1. */
    long nextFeedSeq();

    /** The feed's session name the records belong to, 10 characters; null before the first {@link #beginStream}. */
    String streamName();

    /**
     * Begins a new stream: feed numbers start at 1 again, sessions' positions and definitions are carried over. What was
     * appended to the one before is committed first. Required before the first append of an empty journal. One step: a crash
     * leaves either the old stream to be continued or the new one.
     *
     * @param name 10 ASCII characters
     */
    void beginStream(String name, long epochNanos);

    /**
     * Appends one record.
     *
     * @throws StoreException nothing was appended
     * @throws IllegalArgumentException {@code feedSeq} of a feed record is not {@link #nextFeedSeq()}, or the payload is
     *     larger than a segment can hold, or a FEED_VENUE record stands inside the open unit of another one
     * @throws IllegalStateException no stream has begun
     */
    void append(JournalEntry entry);

    /**
     * Ends a batch: forces it to the device when the policy says so, then publishes its last complete unit as {@link
     * #journaledPosition()}.
     */
    void commit();

    /** Highest feed number that may be sent or read: everything up to it is committed. Any thread. */
    long journaledPosition();

    /**
     * Why appends are refused, or will be when the segment in use is full, or what of the older segments is damaged: for
     * health, before anything is lost. Any thread.
     *
     * @return null while nothing is known to stand in the way
     */
    default String impediment() {
        return null;
    }

    /** A reader for one other thread. It follows the journal: once a stream has begun it reads that one. */
    JournalReader newReader();

    /**
     * The streams that can be read, newest first: the current one, and those before it, at most {@value
     * #MAX_STREAMS} in all. Empty before the first {@link #beginStream}. Any thread.
     */
    List<JournalStream> streams();

    /** Commits, marks the journal as closed in order, releases the files. */
    @Override
    void close();

    /**
     * What opening found.
     *
     * @param streamName the stream to be continued, null for an empty journal
     * @param closedInOrder whether the last owner closed it
     * @param sameBoot whether the machine has been up since the last owner opened it
     * @param truncatedBytes bytes of a torn tail or an incomplete unit that were cut
     * @param records records read to recover the state
     */
    record Recovery(String streamName, boolean closedInOrder, boolean sameBoot, long truncatedBytes, long records) {}
}
