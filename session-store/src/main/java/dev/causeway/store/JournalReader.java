package dev.causeway.store;

/** Reads committed feed records by number, without disturbing the writer. Owned by one thread. */
public interface JournalReader extends AutoCloseable {
    /**
     * Points {@code entry} at the record with this feed number of the current stream; the payload stays valid until the
     * next call.
     *
     * @return false when the number is not (or not yet, or no longer) there
     * @throws DamagedStoreException the record was there and cannot be read any more
     */
    boolean read(long feedSeq, JournalEntry entry);

    /** The lowest feed number that can be read, 0 when none. */
    long lowestFeedSeq();

    @Override
    void close();
}
