package dev.causeway.store;

/** One session's outbound log in memory-mapped segment files. */
public final class MappedOutboundLog {
    private MappedOutboundLog() {}

    /**
     * Opens or makes the log of a directory.
     *
     * @throws DamagedStoreException data that was once complete is no longer
     * @throws StoreException the directory is in use, or cannot be read or written
     */
    public static OutboundLog open(OutboundLogOptions options) {
        throw new StoreException("not yet: " + options);
    }
}
