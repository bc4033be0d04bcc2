package dev.causeway.gateway.port;

/** The journal stage as the pipeline sees it. Called on the one thread that owns the journal. */
public interface SlotJournal {
    /**
     * Decides what a slot becomes and records it: sets {@link Slot#feedSeq}.
     *
     * @return false when the store refuses: nothing was recorded, offer the same slot again later
     */
    boolean journal(Slot slot);

    /**
     * Ends a batch: what was journaled may now be published and acknowledged.
     *
     * @return false when the store refuses: nothing may be published, call again later
     */
    boolean commit();
}
