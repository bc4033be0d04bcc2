package dev.causeway.gateway.outbound.multicast;

import dev.causeway.gateway.port.Count;

/** What became of requests. Raised by the server's thread, read by any. */
public final class RetransmissionCounters {
    /** Answered with at least one datagram. */
    public final Count answered = new Count();
    /** Not a 20-byte request with number and count from 1. */
    public final Count malformed = new Count();
    /** For a session name that is not served. */
    public final Count otherSession = new Count();
    /** For numbers that do not exist (yet, or any more). */
    public final Count outOfRange = new Count();
    /** From an address that may not ask, or from port 0. */
    public final Count refused = new Count();
    /** Cut short or dropped because a budget was spent. */
    public final Count limited = new Count();
    /** Not answered, or not to the end, because the journal or the socket failed. */
    public final Count failed = new Count();
    /** Times the socket was left alone for a moment because of a flood of requests that bring nothing. */
    public final Count pauses = new Count();
    /** Datagrams sent in answer. */
    public final Count packets = new Count();
    /** Bytes sent in answer. */
    public final Count bytes = new Count();
}
