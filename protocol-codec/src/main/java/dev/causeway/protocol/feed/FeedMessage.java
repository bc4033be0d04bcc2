package dev.causeway.protocol.feed;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The 8-byte SBE header of a feed message and the check a receiver makes before it reads any field. Little-endian.
 *
 * <pre>
 * off size field
 *   0    2 blockLength
 *   2    2 templateId
 *   4    2 schemaId 902
 *   6    2 version
 * </pre>
 *
 * <p>Static and stateless. Protocol document: FEED section 3.
 */
public final class FeedMessage {
    /** Bytes ahead of the block. */
    public static final int HEADER_LENGTH = 8;
    /** The largest message, header included: what one 1400-byte datagram holds alone (20 envelope, 2 length). */
    public static final int MAX_LENGTH = 1378;
    /** The only schema on the feed. */
    public static final int SCHEMA_ID = 902;
    /** The version these classes encode. */
    public static final int VERSION = 0;

    /** What {@link #check} found. */
    public enum Outcome {
        /** A message this version knows; every field of version 0 and its variable data may be read. */
        OK,
        /** A message of a later version: only {@link Src} may be read. */
        UNKNOWN_TEMPLATE,
        /** Fewer bytes than a header. */
        TOO_SHORT,
        /** schemaId is not {@link #SCHEMA_ID}. */
        BAD_SCHEMA,
        /** The block does not end within the message. */
        BLOCK_BEYOND_MESSAGE,
        /** The block is shorter than its version 0, or than {@link Src}. */
        BLOCK_TOO_SHORT,
        /** The variable data does not end within the message. */
        DATA_BEYOND_MESSAGE
    }

    private static final int DATA_LENGTH_BYTES = 2;

    private FeedMessage() {}

    /** Bytes of the fixed block behind the header. */
    public static int blockLength(DirectBuffer buffer, int offset) {
        return u16(buffer, offset);
    }

    /** Which message it is. */
    public static int templateId(DirectBuffer buffer, int offset) {
        return u16(buffer, offset + 2);
    }

    /** {@link #SCHEMA_ID} in a legal message. */
    public static int schemaId(DirectBuffer buffer, int offset) {
        return u16(buffer, offset + 4);
    }

    /** The schema version the sender encoded with. */
    public static int version(DirectBuffer buffer, int offset) {
        return u16(buffer, offset + 6);
    }

    /** Writes the header with our schema and version. */
    public static void writeHeader(MutableDirectBuffer buffer, int offset, int blockLength, int templateId) {
        buffer.putShort(offset, (short) blockLength, LITTLE_ENDIAN);
        buffer.putShort(offset + 2, (short) templateId, LITTLE_ENDIAN);
        buffer.putShort(offset + 4, (short) SCHEMA_ID, LITTLE_ENDIAN);
        buffer.putShort(offset + 6, (short) VERSION, LITTLE_ENDIAN);
    }

    /**
     * Zeroes bytes, as an encoder does first with the block it will not fill wholly: padding, unset fields and the tail of
     * texts. Word by word, for a block is so short that the call of the machine's own routine would cost more than its work.
     */
    public static void clear(MutableDirectBuffer buffer, int offset, int length) {
        int end = offset + length;
        int at = offset;
        for (int words = end - Long.BYTES; at <= words; at += Long.BYTES) {
            buffer.putLong(at, 0);
        }
        for (; at < end; at++) {
            buffer.putByte(at, (byte) 0);
        }
    }

    /** Judges a message: enough bytes, schema, block within it, block long enough, variable data within it. */
    public static Outcome check(DirectBuffer buffer, int offset, int length) {
        if (length < HEADER_LENGTH) {
            return Outcome.TOO_SHORT;
        }
        if (schemaId(buffer, offset) != SCHEMA_ID) {
            return Outcome.BAD_SCHEMA;
        }
        int afterBlock = HEADER_LENGTH + blockLength(buffer, offset);
        if (afterBlock > length) {
            return Outcome.BLOCK_BEYOND_MESSAGE;
        }
        int templateId = templateId(buffer, offset);
        int known = FeedTemplates.blockLength(templateId);
        if (afterBlock - HEADER_LENGTH < Math.max(known, Src.LENGTH)) {
            return Outcome.BLOCK_TOO_SHORT;
        }
        if (known == FeedTemplates.UNKNOWN) {
            return Outcome.UNKNOWN_TEMPLATE;
        }
        return FeedTemplates.hasVarData(templateId) && !dataFits(buffer, offset, length, afterBlock)
                ? Outcome.DATA_BEYOND_MESSAGE
                : Outcome.OK;
    }

    private static boolean dataFits(DirectBuffer buffer, int offset, int length, int afterBlock) {
        int left = length - afterBlock - DATA_LENGTH_BYTES;
        return left >= 0 && u16(buffer, offset + afterBlock) <= left;
    }

    private static int u16(DirectBuffer buffer, int index) {
        return buffer.getShort(index, LITTLE_ENDIAN) & 0xFFFF;
    }
}
