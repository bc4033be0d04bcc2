package dev.causeway.gateway.ops.journal;

/** What the stages around the journal say. Any thread. */
public interface JournalPositions {
    /** The feed's session name. */
    String streamName();

    /** The highest committed feed number. */
    long journaled();

    /** The highest feed number given to multicast. */
    long published();

    /** Slots in the ring that the journal has not passed yet. */
    long lagSlots();

    /** Why the store refuses, or null. */
    String failure();
}
