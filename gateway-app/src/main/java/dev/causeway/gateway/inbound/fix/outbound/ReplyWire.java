package dev.causeway.gateway.inbound.fix.outbound;

/** One connection, as an answer to a resend request is written to it. */
public interface ReplyWire {
    /** Whether the peer has taken enough of what was written for more to be put behind it. */
    boolean hasRoom();

    /** Whether the connection is still the session's; what is left of an answer dies with it. */
    boolean isOpen();

    /**
     * MsgSeqNum(34) of the newest message written for the first time, 0 before any. A message that has its number but is not
     * written yet must not be in an answer: it would follow under the same number.
     */
    long lastWritten();

    /** Puts a whole message behind what was written; never blocks. */
    void write(String message);
}
