package dev.causeway.store;

import org.agrona.DirectBuffer;

/**
 * What the journal knows about each session and each definition: recovered at open, kept current by every append. Owned by
 * the journal's owner thread.
 */
public interface JournalState {
    /** @return whether any epoch record of this session exists */
    boolean knows(int sessionNo);

    /** @return the inbound number expected next, 1 for an unknown session */
    long expected(int sessionNo);

    /** @return the current epoch, 0 for an unknown session */
    int epoch(int sessionNo);

    /** @return the venue's own name of the current epoch, 0 when it has none */
    long venueEpoch(int sessionNo);

    /** @return when the current epoch began, epoch nanoseconds, 0 for an unknown session */
    long epochStartNanos(int sessionNo);

    /** Shows every definition of a kind, in the order of their ids. */
    void forEachDefinition(int kind, DefinitionVisitor visitor);

    /** Receives one definition; the buffer is valid only during the call. */
    @FunctionalInterface
    interface DefinitionVisitor {
        void onDefinition(int id, DirectBuffer buffer, int offset, int length);
    }
}
