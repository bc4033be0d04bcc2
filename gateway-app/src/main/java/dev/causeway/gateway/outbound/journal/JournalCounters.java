package dev.causeway.gateway.outbound.journal;

import dev.causeway.gateway.port.Count;

/** What the journal stage counted since the process began. Raised by the journal's thread, read by any. */
public final class JournalCounters {
    /** Feed messages recorded. */
    public final Count feedMessages = new Count();
    /** Venue messages dropped because the feed already carries their number. */
    public final Count duplicates = new Count();
    /** Batches committed. */
    public final Count batches = new Count();
    /** Times the store began to refuse. */
    public final Count refusals = new Count();
    /** New streams begun. */
    public final Count rolls = new Count();
    /** New streams that could not begin: the old one went on. */
    public final Count rollsRefused = new Count();
}
