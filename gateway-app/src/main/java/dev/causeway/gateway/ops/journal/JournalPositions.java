package dev.causeway.gateway.ops.journal;

/** What the stages around the journal say. Any thread. */
public interface JournalPositions {
    /** The feed's session name. */
    String streamName();

    /**
     * Ends the feed's stream and waits until the next one has begun.
     *
     * @throws dev.causeway.gateway.ops.command.NoAnswerException it has not begun in time; it is asked for again until it has
     */
    void roll();

    /** The highest committed feed number. */
    long journaled();

    /** The highest feed number given to multicast. */
    long published();

    /** Slots in the ring that the journal has not passed yet. */
    long lagSlots();

    /** The store's sync policy as configured. */
    String syncPolicy();

    /** Since a batch was committed, null before the first. */
    Long commitMillisAgo();

    /** Why the store refuses, or null. */
    String failure();
}
