package dev.causeway.gateway.inbound.fix.normalize;

import dev.causeway.protocol.feed.Src;
import org.agrona.MutableDirectBuffer;

/**
 * How one kind of FIX message becomes feed messages, in two steps: {@link #plan} reads and judges everything, before any
 * slot is claimed; {@link #encode} writes and cannot fail. Owner: the session's dispatch thread.
 */
interface Mapping {
    /** {@link #plan}: this message goes out as Unmapped. */
    int UNMAPPABLE = 0;

    /** Judges a message and keeps what {@link #encode} needs; the number of feed messages, or {@link #UNMAPPABLE}. */
    int plan(FixFields fields);

    /**
     * Encodes one feed message of the plan.
     *
     * @param index from 0
     * @param src complete but for instrumentId, which is set here
     * @return encoded length in bytes, header included
     */
    int encode(int index, MutableDirectBuffer buffer, Src src);
}
