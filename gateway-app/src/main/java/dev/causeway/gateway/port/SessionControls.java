package dev.causeway.gateway.port;

/**
 * What an operator may do to one session. Handed out by {@link VenueSessions#execute} and valid only there: every method
 * belongs to the thread that owns the session.
 *
 * <p>Methods throw {@link IllegalStateException} when the session's state does not allow the command, {@link
 * IllegalArgumentException} for numbers that cannot be, and {@link UnsupportedOperationException} when the protocol has no
 * such thing; nothing has happened then.
 */
public interface SessionControls {
    /** Connects, whatever stopped the session, and keeps connecting. */
    void connect();

    /** Says Logout and closes without waiting for the answer; the session connects again by itself. */
    void disconnect();

    /** Logs out in order and stays down until {@link #connect}. */
    void logout();

    /** Asks the venue for a sign of life. */
    void testRequest();

    /**
     * Asks the venue for messages again; what the feed has already is dropped.
     *
     * @param from inclusive, from 1
     * @param to inclusive; 0: to the newest
     */
    void resendRequest(long from, long to);

    /**
     * Moves the sequence numbers. A lower inbound number asks again; a higher one declares what is skipped lost.
     *
     * @param nextSender number of our next message, never lower than it is; 0: unchanged
     * @param nextTarget number expected next from the venue; 0: unchanged
     */
    void setNumbers(long nextSender, long nextTarget);

    /** Ends the connection in order; with the next log-on both directions start at 1 in a new epoch. */
    void reset();
}
