package dev.causeway.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The venue's side of one session: answers what it must, numbers and appends what the generator sends. Sans-I/O: bytes and
 * times come in, bytes wait in {@link #pending()} for the socket. Owned by the venue's thread.
 *
 * <p>Never replays: a request for old numbers is refused and counted, see {@link #resendRequests()}.
 */
public interface VenueSession {
    /** Where the peer's next bytes go. */
    ByteBuffer writable();

    /**
     * Bytes were put where {@link #writable()} said: answers every complete message.
     *
     * @throws IOException they are not of this protocol
     */
    void written(long epochNanos) throws IOException;

    /**
     * Appends the next message of the load.
     *
     * @return false when there is no room: nothing happened
     */
    boolean appendMessage(long intendedNanos);

    /** Appends what the protocol says ahead of the load, see {@link Protocol#definitions()}. */
    void appendDefinitions(long epochNanos);

    /** Appends a heartbeat when nothing was appended for the agreed interval. */
    void onTimer(long epochNanos);

    /** What waits for the socket, in writing mode (position is the end); the caller flips and compacts. */
    ByteBuffer pending();

    /** Whether the peer has logged on. */
    boolean loggedOn();

    /** Whether the peer has logged out: what is pending is the last. */
    boolean loggedOut();

    /** How often the peer asked for numbers again: more than none makes the run invalid. */
    long resendRequests();

    /** Application messages numbered so far. */
    long appended();

    /** Numbers below the last application message's that were spent on others. */
    long skippedNumbers();

    /** Numbers spent so far on what is no application message. */
    long adminNumbers();
}
