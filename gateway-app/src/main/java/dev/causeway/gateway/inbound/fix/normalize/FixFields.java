package dev.causeway.gateway.inbound.fix.normalize;

import dev.causeway.protocol.feed.FixedPoint;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The fields of one FIX message as (tag, offset, length), in the order in which they came. Data fields take the length that
 * their length field says, so a SOH inside them ends nothing.
 *
 * <p>Owner: the session's dispatch thread. Reused; grows to the largest message seen.
 */
final class FixFields {
    static final int NONE = -1;

    /** {@link #code}: the field is there but is not one character. */
    static final int BAD = -2;

    private static final byte SOH = 1;
    private static final int MAX_TAG = 99_999_999;
    private static final int INDEXED_TAGS = 1024;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    private int length;
    private int[] tags = new int[64];
    private int[] offsets = new int[64];
    private int[] lengths = new int[64];
    private int count;

    /** Of each low tag where it came first, if {@link #seenIn} says that it was in this message. */
    private final int[] first = new int[INDEXED_TAGS];

    private final int[] seenIn = new int[INDEXED_TAGS];
    private int messageNo;

    /**
     * Takes the characters of a message, each one byte (ISO-8859-1), and finds its fields.
     *
     * @return false when it is no sequence of tag=value; the bytes are held all the same
     */
    boolean scan(String raw) {
        byte[] bytes = room(raw.length());
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) raw.charAt(i);
        }
        return split(bytes);
    }

    /** Takes the bytes of a message and finds its fields, as from its characters. */
    boolean scan(byte[] raw, int offset, int rawLength) {
        byte[] bytes = room(rawLength);
        System.arraycopy(raw, offset, bytes, 0, rawLength);
        return split(bytes);
    }

    private byte[] room(int rawLength) {
        length = rawLength;
        if (buffer.capacity() < length) {
            buffer.wrap(new byte[Math.max(length, 2 * buffer.capacity())]);
        }
        return buffer.byteArray();
    }

    private boolean split(byte[] bytes) {
        count = 0;
        nextMessage();
        int dataTag = NONE;
        long dataLength = 0;
        int at = 0;
        while (at < length) {
            int equals = at;
            int tag = 0;
            while (equals < length && bytes[equals] >= '0' && bytes[equals] <= '9' && tag <= MAX_TAG) {
                tag = tag * 10 + bytes[equals] - '0';
                equals++;
            }
            if (equals == at || equals >= length || bytes[equals] != '=' || tag == 0) {
                return false;
            }
            int value = equals + 1;
            int end = tag == dataTag && dataLength >= 0 ? (int) Math.min(value + dataLength, length) : value;
            while (end < length && bytes[end] != SOH) {
                end++;
            }
            if (end >= length) {
                return false;
            }
            add(tag, value, end - value);
            dataTag = dataTagOf(tag);
            dataLength = dataTag == NONE ? 0 : unsigned(count - 1);
            at = end + 1;
        }
        return count > 0;
    }

    private void nextMessage() {
        if (++messageNo == 0) {
            Arrays.fill(seenIn, 0);
            messageNo = 1;
        }
    }

    private void add(int tag, int offset, int fieldLength) {
        if (count == tags.length) {
            tags = Arrays.copyOf(tags, 2 * count);
            offsets = Arrays.copyOf(offsets, 2 * count);
            lengths = Arrays.copyOf(lengths, 2 * count);
        }
        tags[count] = tag;
        offsets[count] = offset;
        lengths[count] = fieldLength;
        if (tag < INDEXED_TAGS && seenIn[tag] != messageNo) {
            seenIn[tag] = messageNo;
            first[tag] = count;
        }
        count++;
    }

    private static int dataTagOf(int lengthTag) {
        return switch (lengthTag) {
            case 90,
                    212,
                    348,
                    350,
                    352,
                    354,
                    356,
                    358,
                    360,
                    362,
                    364,
                    445,
                    618,
                    621,
                    1184,
                    1277,
                    1280,
                    1282,
                    1397,
                    1401,
                    1403,
                    1468,
                    1525,
                    1578,
                    1596,
                    1664,
                    1678,
                    1697 -> pairOf(lengthTag);
            case 93 -> 89;
            case 95 -> 96;
            default -> NONE;
        };
    }

    private static int pairOf(int lengthTag) {
        return switch (lengthTag) {
            case 1184 -> 1185;
            case 1397 -> 1398;
            default -> lengthTag + 1;
        };
    }

    DirectBuffer buffer() {
        return buffer;
    }

    int length() {
        return length;
    }

    int count() {
        return count;
    }

    int tag(int index) {
        return tags[index];
    }

    int offset(int index) {
        return offsets[index];
    }

    int length(int index) {
        return lengths[index];
    }

    /** The first field of a tag, or {@link #NONE}. */
    int find(int tag) {
        if (tag < INDEXED_TAGS) {
            return seenIn[tag] == messageNo ? first[tag] : NONE;
        }
        return find(tag, 0, count);
    }

    /** The first field of a tag within [from, to), or {@link #NONE}. */
    int find(int tag, int from, int to) {
        for (int i = from; i < to; i++) {
            if (tags[i] == tag) {
                return i;
            }
        }
        return NONE;
    }

    /** The decimal of a field, the default when it is absent, {@link FixedPoint#INVALID} when it does not fit. */
    long decimal(int index, int scale, long absent) {
        return index < 0 ? absent : FixedPoint.parse(buffer, offsets[index], lengths[index], scale);
    }

    /** The digits of a field as a number, -1 when it is absent, no number or above 10^18. */
    long unsigned(int index) {
        if (index < 0 || lengths[index] == 0 || lengths[index] > 18) {
            return -1;
        }
        long value = 0;
        for (int i = offsets[index], end = i + lengths[index]; i < end; i++) {
            int digit = buffer.getByte(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** The one character of a field, 0 when it is absent, {@link #BAD} when it is not one character. */
    int code(int index) {
        if (index < 0) {
            return 0;
        }
        byte value = lengths[index] == 1 ? buffer.getByte(offsets[index]) : 0;
        return value > 0 ? value : BAD;
    }

    /** Whether a field is absent or at most so many printable US-ASCII characters. */
    boolean fits(int index, int capacity) {
        if (index < 0) {
            return true;
        }
        if (lengths[index] > capacity) {
            return false;
        }
        for (int i = offsets[index], end = i + lengths[index]; i < end; i++) {
            byte value = buffer.getByte(i);
            if (value < ' ' || value == 0x7f) {
                return false;
            }
        }
        return true;
    }
}
