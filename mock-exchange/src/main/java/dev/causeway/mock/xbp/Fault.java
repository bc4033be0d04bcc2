package dev.causeway.mock.xbp;

/**
 * One thing the venue does wrong, as data. It happens when number {@code atSeq} is about to be sent for the first time (0:
 * at once), each fault once, in the order given; {@link Kind#DUPLICATE_LOGON} and {@link Kind#WRONG_EPOCH} happen at the next
 * log-ons instead. {@link FaultScript} has the text form.
 *
 * @param kind what goes wrong
 * @param atSeq when: before this number, 0 for now
 * @param count how much; its unit depends on the kind
 * @param millis how long, for {@link Kind#SILENCE} and {@link Kind#STALL_READING}
 */
public record Fault(Kind kind, long atSeq, int count, long millis) {
    /** What goes wrong. */
    public enum Kind {
        /** {@code count} numbers are used and kept, but not sent. */
        SKIP,
        /** The frame is sent twice without POSS_DUP. */
        REPEAT,
        /** A heartbeat names a number {@code count} too low. */
        REGRESS,
        /** The first {@code count} bytes of the frame are sent, then the connection is closed. */
        CUT_MID_FRAME,
        /** The next {@code count} bytes are sent one at a time. */
        DRIBBLE,
        /** The next {@code count} frames are sent in one write. */
        MERGE,
        /** {@code count} bytes that are no frame. */
        GARBAGE,
        /** The frame says it is {@code count} bytes long. */
        WRONG_LENGTH,
        /** The frame begins with the byte {@code count}. */
        WRONG_MAGIC,
        /** Nothing is sent for {@code millis}, not even heartbeats. */
        SILENCE,
        /** The next {@code count} resend requests get no answer. */
        WITHHOLD_RESEND,
        /** The next {@code count} resend requests are answered with gap fills alone. */
        GAP_FILL_EVERYTHING,
        /** The next {@code count} resend requests are rejected as out of range. */
        REJECT_RESEND,
        /** SequenceReset into a greater epoch, once everything made so far has been sent. */
        RESET,
        /** The frame's template becomes {@code count}, which nobody knows. */
        UNKNOWN_TEMPLATE,
        /** The frame's block is {@code count} bytes larger, version 1. */
        LARGER_BLOCK,
        /** {@code count} heartbeats at once, as fast as the socket takes them. */
        FLOOD,
        /** Nothing is read for {@code millis}. */
        STALL_READING,
        /** The next {@code count} log-ons are rejected as DUPLICATE. */
        DUPLICATE_LOGON,
        /** The next {@code count} log-ons are accepted in another epoch than theirs. */
        WRONG_EPOCH,
        /** The connection is closed without a word. */
        CLOSE,
        /** The connection is reset (RST): what was not yet read at the other side is lost. */
        CONNECTION_RESET;

        /** Whether it happens at a log-on. */
        boolean atLogon() {
            return this == DUPLICATE_LOGON || this == WRONG_EPOCH;
        }
    }

    /** A fault that needs a count only. */
    public static Fault of(Kind kind, long atSeq, int count) {
        return new Fault(kind, atSeq, count, 0);
    }

    /** Silence for a time. */
    public static Fault silence(long atSeq, long millis) {
        return new Fault(Kind.SILENCE, atSeq, 0, millis);
    }
}
