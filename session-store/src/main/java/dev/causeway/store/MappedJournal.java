package dev.causeway.store;

/** A journal in memory-mapped segment files. */
public final class MappedJournal {
    private MappedJournal() {}

    /**
     * Opens or makes the journal of a directory.
     *
     * @throws DamagedStoreException data that was once complete is no longer
     * @throws StoreException the directory is in use, or cannot be read or written
     */
    public static Journal open(JournalOptions options) {
        throw new StoreException("not yet: " + options);
    }
}
