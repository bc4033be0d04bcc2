package dev.causeway.store;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;

/**
 * Layout of one record. Records begin at multiples of 8; all numbers are little-endian.
 *
 * <table>
 * <caption>Record</caption>
 * <tr><th>offset</th><th>type</th><th>field</th></tr>
 * <tr><td>0</td><td>u32</td><td>length of header and payload without padding; 0: no record; written last</td></tr>
 * <tr><td>4</td><td>u32</td><td>CRC32C of the bytes from 4 to the payload's end, with the length standing here</td></tr>
 * <tr><td>8</td><td>u8</td><td>type: {@link RecordType#code()} or one of the codes below</td></tr>
 * <tr><td>9</td><td>u8</td><td>flags: {@link JournalEntry#FIRST}, {@link JournalEntry#LAST}</td></tr>
 * <tr><td>10</td><td>u16</td><td>session number</td></tr>
 * <tr><td>12</td><td>u32</td><td>epoch</td></tr>
 * <tr><td>16</td><td>u64</td><td>venue sequence number</td></tr>
 * <tr><td>24</td><td>u64</td><td>next expected inbound number, 0: unchanged</td></tr>
 * <tr><td>32</td><td>u64</td><td>subject: the feed number (FEED_VENUE, FEED_NOTICE), the venue's epoch (EPOCH), the key
 * (DEFINITION), the outbound number (MESSAGE, NEXT_SEQ)</td></tr>
 * <tr><td>40</td><td>u64</td><td>time, epoch nanoseconds</td></tr>
 * <tr><td>48</td><td></td><td>payload, then zeros up to the next multiple of 8</td></tr>
 * </table>
 */
final class RecordDescriptor {
    static final int LENGTH_OFFSET = 0;
    static final int CRC_OFFSET = 4;
    static final int TYPE_OFFSET = 8;
    static final int FLAGS_OFFSET = 9;
    static final int SESSION_NO_OFFSET = 10;
    static final int EPOCH_OFFSET = 12;
    static final int VENUE_SEQ_NO_OFFSET = 16;
    static final int NEXT_EXPECTED_OFFSET = 24;
    static final int SUBJECT_OFFSET = 32;
    static final int TIME_OFFSET = 40;
    static final int HEADER_LENGTH = 48;
    static final int ALIGNMENT = 8;

    /** Checkpoint: one session's position; subject is the venue's epoch, time is when the epoch began. */
    static final int CHECKPOINT_SESSION = 16;
    /** Checkpoint: one definition; subject is its key. */
    static final int CHECKPOINT_DEFINITION = 17;
    /**
     * Ends the checkpoint; subject: how many records stand before it; venue sequence number: the next feed number; payload,
     * inside a segment: the boot id.
     */
    static final int CHECKPOINT_END = 18;
    /** An owner opened the store; the payload is the boot id. */
    static final int OPENED = 19;
    /** The owner closed the store in order. */
    static final int CLOSED = 20;
    /**
     * A damaged range that an operator declared lost. Subject: the feed number (outbound log: the number) that follows it;
     * venue sequence number: the first one that is lost; payload: the damaged bytes. The audit file says who and why.
     */
    static final int LOST = 21;
    /** Outbound log: one message. */
    static final int MESSAGE = 32;
    /** Outbound log: the next number moved up without a message. */
    static final int NEXT_SEQ = 33;

    private RecordDescriptor() {}

    static int aligned(int length) {
        return (length + ALIGNMENT - 1) & -ALIGNMENT;
    }

    static int length(DirectBuffer buffer, int position) {
        return buffer.getInt(position + LENGTH_OFFSET, LITTLE_ENDIAN);
    }

    static int type(DirectBuffer buffer, int position) {
        return buffer.getByte(position + TYPE_OFFSET) & 0xFF;
    }

    static long subject(DirectBuffer buffer, int position) {
        return buffer.getLong(position + SUBJECT_OFFSET, LITTLE_ENDIAN);
    }

    static boolean isType(int code) {
        return RecordType.of(code) != null || code >= CHECKPOINT_SESSION && code <= LOST || isOutbound(code);
    }

    /** What tools call a type. */
    static String name(int code) {
        return switch (code) {
            case CHECKPOINT_SESSION -> "CHECKPOINT_SESSION";
            case CHECKPOINT_DEFINITION -> "CHECKPOINT_DEFINITION";
            case CHECKPOINT_END -> "CHECKPOINT_END";
            case OPENED -> "OPENED";
            case CLOSED -> "CLOSED";
            case LOST -> "LOST";
            case MESSAGE -> "MESSAGE";
            case NEXT_SEQ -> "NEXT_SEQ";
            default -> RecordType.of(code).name();
        };
    }

    static boolean isCheckpoint(int code) {
        return code >= CHECKPOINT_SESSION && code <= CHECKPOINT_END;
    }

    static boolean isOutbound(int code) {
        return code == MESSAGE || code == NEXT_SEQ;
    }
}
