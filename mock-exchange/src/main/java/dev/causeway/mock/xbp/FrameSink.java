package dev.causeway.mock.xbp;

import org.agrona.DirectBuffer;

/**
 * Where an acceptor's bytes go: a bounded outbound queue of one connection.
 *
 * <p>Owner: the venue's thread.
 */
public interface FrameSink {
    /** Bytes that can be taken now. */
    int room();

    /** Takes bytes; the caller has looked at {@link #room()}. */
    void write(DirectBuffer buffer, int offset, int length);

    /** Closes once everything taken so far is on the wire. */
    void closeAfterFlush();

    /** Closes at once, dropping what is not on the wire. */
    void abort();

    /** Closes at once by a reset, so that the peer loses what it has not read. */
    void reset();

    /** Reads nothing for so long. */
    void stallReading(long millis);

    /** Puts the next {@code bytes} on the wire one at a time. */
    void dribble(int bytes);

    /** While held nothing goes on the wire; afterwards everything goes in as few writes as possible. */
    void hold(boolean held);
}
