package dev.causeway.store;

/**
 * One stream of a journal, the current one or one that has ended, under the name its records were published by. Whatever
 * begins later, a reader of a stream never shows a number with another stream's content. Any thread.
 */
public interface JournalStream {
    /** The feed's session name, 10 characters. */
    String name();

    /** When it began, epoch nanoseconds. */
    long beganNanos();

    /** Highest feed number that may be sent or read; of an ended stream the last one. */
    long position();

    /** A reader of this stream alone, for one thread. */
    JournalReader newReader();
}
