package dev.causeway.gateway.port;

/**
 * How far the journal has taken each session: the numbers that may be acknowledged to a peer. Written by the journal stage,
 * read by any thread; each value only rises within an epoch.
 */
public interface CommittedNumbers {
    /** @return the inbound number expected next as far as it is committed; at least 1 */
    long committedExpected(int sessionNo);

    /** @return the committed epoch; at least 1 once the session is known */
    int committedEpoch(int sessionNo);

    /** @return the venue's own name of the committed epoch, 0 when none */
    long committedVenueEpoch(int sessionNo);

    /** @return when the committed epoch began, epoch nanoseconds */
    long committedEpochStartNanos(int sessionNo);
}
