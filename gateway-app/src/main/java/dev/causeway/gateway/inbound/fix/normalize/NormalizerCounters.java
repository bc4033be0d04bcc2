package dev.causeway.gateway.inbound.fix.normalize;

import java.util.concurrent.atomic.LongAdder;

/** What became of a session's application messages. Counted by the dispatch thread, read by any. */
public final class NormalizerCounters {
    /** Application messages put into the ring. */
    public final LongAdder messages = new LongAdder();
    /** Of these, messages that went out as Unmapped as a whole. */
    public final LongAdder unmapped = new LongAdder();
    /** Of these, messages whose mapping failed with an exception. */
    public final LongAdder poison = new LongAdder();
    /** Of these, messages that the engine refused (Reject, BusinessMessageReject, Logout). */
    public final LongAdder refused = new LongAdder();
    /** Messages larger than a unit can hold, of which the feed has only the first parts. */
    public final LongAdder truncated = new LongAdder();
}
