package dev.causeway.protocol.mold;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The 20 bytes at the front of every MoldUDP64 packet, downstream and request alike. Integers are big-endian.
 *
 * <pre>
 * off size field
 *   0   10 session: ASCII, space padded
 *  10    8 sequence number of the first message in the packet, from 1
 *  18    2 message count; 0 heartbeat, 0xFFFF end of session
 * </pre>
 *
 * <p>Static and stateless; checks nothing, the reader does. Protocol document: FEED section 1.
 */
public final class MoldHeader {
    /** Bytes of the header. */
    public static final int LENGTH = 20;
    /** Bytes of a session name. */
    public static final int SESSION_LENGTH = 10;
    /** Message count that says: this session will carry no further message. */
    public static final int END_OF_SESSION = 0xFFFF;
    /** Message count of a heartbeat. */
    public static final int HEARTBEAT = 0;
    /** The largest number of messages in one packet. */
    public static final int MAX_MESSAGE_COUNT = 0xFFFE;
    /** Bytes of a request packet. */
    public static final int REQUEST_LENGTH = 20;

    private static final int SEQUENCE_NUMBER_OFFSET = 10;
    private static final int MESSAGE_COUNT_OFFSET = 18;

    private MoldHeader() {}

    /**
     * The ten bytes of a session name.
     *
     * @throws IllegalArgumentException when it is empty, longer than ten, or has anything but printable US-ASCII
     */
    public static byte[] session(String name) {
        boolean fits = !name.isEmpty() && name.length() <= SESSION_LENGTH;
        if (!fits || !name.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException("session '" + name + "', 1 to 10 printable US-ASCII characters");
        }
        byte[] session = new byte[SESSION_LENGTH];
        Arrays.fill(session, (byte) ' ');
        System.arraycopy(name.getBytes(StandardCharsets.US_ASCII), 0, session, 0, name.length());
        return session;
    }

    /** The session's name without its padding. Builds a string. */
    public static String sessionName(DirectBuffer buffer, int offset) {
        return buffer.getStringWithoutLengthAscii(offset, SESSION_LENGTH).stripTrailing();
    }

    /** Whether the packet is of this session, all ten bytes. */
    public static boolean isSession(DirectBuffer buffer, int offset, byte[] session) {
        for (int i = 0; i < SESSION_LENGTH; i++) {
            if (buffer.getByte(offset + i) != session[i]) {
                return false;
            }
        }
        return true;
    }

    /** Copies the session's ten bytes out. */
    public static void copySession(DirectBuffer buffer, int offset, byte[] session) {
        buffer.getBytes(offset, session, 0, SESSION_LENGTH);
    }

    /** The number of the first message, or the next number when there is none. Unsigned on the wire. */
    public static long sequenceNumber(DirectBuffer buffer, int offset) {
        return buffer.getLong(offset + SEQUENCE_NUMBER_OFFSET, BIG_ENDIAN);
    }

    /** The count as on the wire: {@link #HEARTBEAT}, {@link #END_OF_SESSION}, or how many messages follow. */
    public static int messageCount(DirectBuffer buffer, int offset) {
        return buffer.getShort(offset + MESSAGE_COUNT_OFFSET, BIG_ENDIAN) & 0xFFFF;
    }

    /** Writes all 20 bytes. */
    public static void write(
            MutableDirectBuffer buffer, int offset, byte[] session, long sequenceNumber, int messageCount) {
        buffer.putBytes(offset, session, 0, SESSION_LENGTH);
        buffer.putLong(offset + SEQUENCE_NUMBER_OFFSET, sequenceNumber, BIG_ENDIAN);
        messageCount(buffer, offset, messageCount);
    }

    static void messageCount(MutableDirectBuffer buffer, int offset, int messageCount) {
        buffer.putShort(offset + MESSAGE_COUNT_OFFSET, (short) messageCount, BIG_ENDIAN);
    }
}
