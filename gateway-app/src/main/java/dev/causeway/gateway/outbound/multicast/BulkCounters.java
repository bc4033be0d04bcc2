package dev.causeway.gateway.outbound.multicast;

import dev.causeway.gateway.port.Count;

/** What the bulk server did. Raised by its thread, read by any. */
public final class BulkCounters {
    /** Connections taken. */
    public final Count connects = new Count();
    /** Connections open now. */
    public final Count clients = new Count();
    /** Connections closed at once: the address may not ask. */
    public final Count refused = new Count();
    /** Connections closed at once: there were too many. */
    public final Count tooMany = new Count();
    /** Connections closed at once: their address had as many as one may have. */
    public final Count tooManyOfAddress = new Count();
    /** Requests answered with at least one message. */
    public final Count answered = new Count();
    /** Requests for numbers that do not exist (yet): answered with the number asked for only. */
    public final Count outOfRange = new Count();
    /** Connections cut for a request that is none. */
    public final Count malformed = new Count();
    /** Connections cut for a session name that is not served. */
    public final Count otherSession = new Count();
    /** Connections cut because the client did not take its answer, or did not complete its request. */
    public final Count stalled = new Count();
    /** Connections cut after a long time without a request. */
    public final Count idle = new Count();
    /** Connections cut because the socket or the journal failed. */
    public final Count failed = new Count();
    /** Messages sent. */
    public final Count messages = new Count();
    /** Bytes sent. */
    public final Count bytes = new Count();
}
