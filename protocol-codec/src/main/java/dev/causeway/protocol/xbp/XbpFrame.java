package dev.causeway.protocol.xbp;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The 32 bytes ahead of every XBP block. All integers are little-endian and unsigned.
 *
 * <pre>
 * off size field
 *   0    1 magic 0xB7
 *   1    1 flags: 1 POSS_DUP, 2 POSS_RESEND
 *   2    2 frameLength: the whole frame, 32..1024, multiple of 8
 *   4    4 seqNo: application frame its own number, session frame the next number
 *   8    4 lastProcessedSeqNo: highest in-order number processed of the peer's
 *  12    4 reserved, 0
 *  16    8 sendingTimeNs: epoch nanoseconds of this transmission
 *  24    2 blockLength
 *  26    2 templateId
 *  28    2 schemaId 901
 *  30    2 version
 * </pre>
 *
 * <p>Static and stateless. The accessors check nothing: {@link FrameAssembler} has. Protocol document: XBP section 1.
 */
public final class XbpFrame {
    /** Bytes ahead of the block. */
    public static final int HEADER_LENGTH = 32;
    /** A header and an empty block. */
    public static final int MIN_FRAME_LENGTH = 32;
    /** The largest frame, header included. */
    public static final int MAX_FRAME_LENGTH = 1024;
    /** Every frame's length is a multiple of this, so that 8-byte fields of following frames stay aligned. */
    public static final int ALIGNMENT = 8;
    /** First byte of every frame. */
    public static final int MAGIC = 0xB7;
    /** The only schema on the wire. */
    public static final int SCHEMA_ID = 901;
    /** Flag: this number was transmitted before. */
    public static final int FLAG_POSS_DUP = 1;
    /** Flag: the content may have been sent under another number. */
    public static final int FLAG_POSS_RESEND = 2;
    /** Template ids from here on are numbered application messages; below they are session messages. */
    public static final int FIRST_APPLICATION_TEMPLATE = 100;

    static final int MAGIC_OFFSET = 0;
    static final int FLAGS_OFFSET = 1;
    static final int FRAME_LENGTH_OFFSET = 2;
    static final int SEQ_NO_OFFSET = 4;
    static final int LAST_PROCESSED_SEQ_NO_OFFSET = 8;
    static final int RESERVED_OFFSET = 12;
    static final int SENDING_TIME_OFFSET = 16;
    static final int BLOCK_LENGTH_OFFSET = 24;
    static final int TEMPLATE_ID_OFFSET = 26;
    static final int SCHEMA_ID_OFFSET = 28;
    static final int VERSION_OFFSET = 30;

    private XbpFrame() {}

    /** First byte, {@link #MAGIC} in a legal frame. */
    public static int magic(DirectBuffer buffer, int offset) {
        return buffer.getByte(offset + MAGIC_OFFSET) & 0xFF;
    }

    /** Bits of {@link #FLAG_POSS_DUP} and {@link #FLAG_POSS_RESEND}. */
    public static int flags(DirectBuffer buffer, int offset) {
        return buffer.getByte(offset + FLAGS_OFFSET) & 0xFF;
    }

    /** Whether the frame says that its number was transmitted before. */
    public static boolean isPossDup(DirectBuffer buffer, int offset) {
        return (flags(buffer, offset) & FLAG_POSS_DUP) != 0;
    }

    /** The whole frame in bytes. */
    public static int frameLength(DirectBuffer buffer, int offset) {
        return u16(buffer, offset + FRAME_LENGTH_OFFSET);
    }

    /** Application frame: its own number. Session frame: the next number the sender will use. 0..2^32-1. */
    public static long seqNo(DirectBuffer buffer, int offset) {
        return u32(buffer, offset + SEQ_NO_OFFSET);
    }

    /** The highest in-order number the sender has processed of its peer's. 0..2^32-1. */
    public static long lastProcessedSeqNo(DirectBuffer buffer, int offset) {
        return u32(buffer, offset + LAST_PROCESSED_SEQ_NO_OFFSET);
    }

    /** When this transmission was made, epoch nanoseconds. */
    public static long sendingTimeNs(DirectBuffer buffer, int offset) {
        return buffer.getLong(offset + SENDING_TIME_OFFSET, LITTLE_ENDIAN);
    }

    /** Bytes of the fixed block behind the header. */
    public static int blockLength(DirectBuffer buffer, int offset) {
        return u16(buffer, offset + BLOCK_LENGTH_OFFSET);
    }

    /** Which message it is. */
    public static int templateId(DirectBuffer buffer, int offset) {
        return u16(buffer, offset + TEMPLATE_ID_OFFSET);
    }

    /** {@link #SCHEMA_ID} in a legal frame. */
    public static int schemaId(DirectBuffer buffer, int offset) {
        return u16(buffer, offset + SCHEMA_ID_OFFSET);
    }

    /** The schema version the sender encoded with. */
    public static int version(DirectBuffer buffer, int offset) {
        return u16(buffer, offset + VERSION_OFFSET);
    }

    /** Whether messages of this template are numbered. */
    public static boolean isApplication(int templateId) {
        return templateId >= FIRST_APPLICATION_TEMPLATE;
    }

    /** The length of a frame that carries a block of this many bytes: header and block, rounded up to the alignment. */
    public static int frameLengthOf(int blockLength) {
        return (HEADER_LENGTH + blockLength + ALIGNMENT - 1) & -ALIGNMENT;
    }

    /**
     * Zeroes a frame: padding and fields that are not set. Comes before encoding into a reused buffer, for the generated
     * encoders do not write padding, and what was there before (a log-on's secret) must not go to a peer.
     */
    public static void clear(MutableDirectBuffer buffer, int offset, int frameLength) {
        buffer.setMemory(offset, frameLength, (byte) 0);
    }

    /**
     * Writes bytes 0 to 23. Bytes 24 to 31 are the generated encoder's, by its {@code wrapAndApplyHeader}; either may come
     * first.
     */
    public static void writeHeader(
            MutableDirectBuffer buffer,
            int offset,
            int flags,
            int frameLength,
            long seqNo,
            long lastProcessedSeqNo,
            long sendingTimeNs) {
        buffer.putByte(offset + MAGIC_OFFSET, (byte) MAGIC);
        buffer.putByte(offset + FLAGS_OFFSET, (byte) flags);
        buffer.putShort(offset + FRAME_LENGTH_OFFSET, (short) frameLength, LITTLE_ENDIAN);
        restamp(buffer, offset, seqNo, lastProcessedSeqNo, sendingTimeNs);
    }

    /** Rewrites the numbers and the time, as when a stored frame is transmitted again. */
    public static void restamp(
            MutableDirectBuffer buffer, int offset, long seqNo, long lastProcessedSeqNo, long sendingTimeNs) {
        buffer.putInt(offset + SEQ_NO_OFFSET, (int) seqNo, LITTLE_ENDIAN);
        buffer.putInt(offset + LAST_PROCESSED_SEQ_NO_OFFSET, (int) lastProcessedSeqNo, LITTLE_ENDIAN);
        buffer.putInt(offset + RESERVED_OFFSET, 0, LITTLE_ENDIAN);
        buffer.putLong(offset + SENDING_TIME_OFFSET, sendingTimeNs, LITTLE_ENDIAN);
    }

    /** Replaces the flags. */
    public static void flags(MutableDirectBuffer buffer, int offset, int flags) {
        buffer.putByte(offset + FLAGS_OFFSET, (byte) flags);
    }

    private static int u16(DirectBuffer buffer, int index) {
        return buffer.getShort(index, LITTLE_ENDIAN) & 0xFFFF;
    }

    private static long u32(DirectBuffer buffer, int index) {
        return buffer.getInt(index, LITTLE_ENDIAN) & 0xFFFF_FFFFL;
    }
}
