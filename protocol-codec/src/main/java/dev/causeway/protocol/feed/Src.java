package dev.causeway.protocol.feed;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Where a feed message comes from: the first 32 bytes of every block, little-endian. (sessionNo, epoch, venueSeqNo) is the
 * proof that nothing was lost or doubled between venue and feed.
 *
 * <pre>
 * off size field
 *   0    2 sessionNo
 *   2    2 venueId
 *   4    4 venueSeqNo
 *   8    8 venueTimeNs
 *  16    8 gatewayTimeNs
 *  24    4 instrumentId
 *  28    2 epoch
 *  30    1 flags
 *  31    1 pad, 0
 * </pre>
 *
 * <p>A reusable carrier; owner: the thread that encodes or decodes with it. Protocol document: FEED section 3.
 */
public final class Src {
    /** Bytes on the wire. */
    public static final int LENGTH = 32;
    /** Flag: the venue said that it had sent this number before. */
    public static final int FLAG_POSS_DUP = 1;
    /** Flag: came in answer to a resend request or a log-on replay. */
    public static final int FLAG_RECOVERED = 2;
    /** Flag: first feed message of one venue message. */
    public static final int FLAG_FIRST = 4;
    /** Flag: last feed message of one venue message. */
    public static final int FLAG_LAST = 8;

    /** The gateway's number of the venue session, u16. */
    public int sessionNo;
    /** The gateway's number of the venue, u16. */
    public int venueId;
    /** The venue's number of the message, u32; 0 in what the gateway originates. */
    public long venueSeqNo;
    /** The venue's sending time, epoch nanoseconds; 0 when unknown. */
    public long venueTimeNs;
    /** When the bytes were read from the socket, epoch nanoseconds. */
    public long gatewayTimeNs;
    /** The gateway's number of the instrument, u32 from 1; 0 for none. */
    public long instrumentId;
    /** The gateway's epoch of the session, u16 from 1. */
    public int epoch;
    /** Bits of the FLAG constants. */
    public int flags;

    /** Writes {@link #LENGTH} bytes. */
    public void write(MutableDirectBuffer buffer, int offset) {
        buffer.putShort(offset, (short) sessionNo, LITTLE_ENDIAN);
        buffer.putShort(offset + 2, (short) venueId, LITTLE_ENDIAN);
        buffer.putInt(offset + 4, (int) venueSeqNo, LITTLE_ENDIAN);
        buffer.putLong(offset + 8, venueTimeNs, LITTLE_ENDIAN);
        buffer.putLong(offset + 16, gatewayTimeNs, LITTLE_ENDIAN);
        buffer.putInt(offset + 24, (int) instrumentId, LITTLE_ENDIAN);
        buffer.putShort(offset + 28, (short) epoch, LITTLE_ENDIAN);
        buffer.putByte(offset + 30, (byte) flags);
        buffer.putByte(offset + 31, (byte) 0);
    }

    /** Reads {@link #LENGTH} bytes. */
    public void read(DirectBuffer buffer, int offset) {
        sessionNo = buffer.getShort(offset, LITTLE_ENDIAN) & 0xFFFF;
        venueId = buffer.getShort(offset + 2, LITTLE_ENDIAN) & 0xFFFF;
        venueSeqNo = buffer.getInt(offset + 4, LITTLE_ENDIAN) & 0xFFFF_FFFFL;
        venueTimeNs = buffer.getLong(offset + 8, LITTLE_ENDIAN);
        gatewayTimeNs = buffer.getLong(offset + 16, LITTLE_ENDIAN);
        instrumentId = buffer.getInt(offset + 24, LITTLE_ENDIAN) & 0xFFFF_FFFFL;
        epoch = buffer.getShort(offset + 28, LITTLE_ENDIAN) & 0xFFFF;
        flags = buffer.getByte(offset + 30) & 0xFF;
    }

    /** Takes over another's values. */
    public void copyFrom(Src other) {
        sessionNo = other.sessionNo;
        venueId = other.venueId;
        venueSeqNo = other.venueSeqNo;
        venueTimeNs = other.venueTimeNs;
        gatewayTimeNs = other.gatewayTimeNs;
        instrumentId = other.instrumentId;
        epoch = other.epoch;
        flags = other.flags;
    }
}
