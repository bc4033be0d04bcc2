package dev.causeway.gateway.inbound.fix.log;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntArrayList;

/**
 * Finds in a text of FIX fields which bytes are secret and what the message is: the values of Password(554),
 * NewPassword(925), RawData(96), EncryptedPassword(1402) and EncryptedNewPassword(1404). A data field ends where its length
 * field says, if that is the end of a field; else at the next SOH. In an event, which quotes messages, a field begins behind
 * whatever is no letter and no digit. Owner: the writer thread.
 */
final class LogFields {
    private static final byte SOH = 1;
    private static final int MAX_TAG_DIGITS = 6;
    private static final int MAX_NUMBER_DIGITS = 10;
    private static final int MAX_TYPE = 8;

    private final IntArrayList secrets = new IntArrayList();
    private DirectBuffer text;
    private int base;
    private int size;
    private int next;
    private String msgType;
    private long msgSeqNum;
    private int dataLength;

    /** Reads one text; what the others return is of it. */
    void scan(DirectBuffer text, int at, int size, boolean isMessage) {
        this.text = text;
        this.base = at;
        this.size = size;
        secrets.clear();
        next = 0;
        msgType = "";
        msgSeqNum = -1;
        dataLength = -1;
        int i = 0;
        while (i < size) {
            int value = valueOf(i);
            i = value < 0 ? after(i, isMessage) : after(field(tag(i, value), value), isMessage);
        }
    }

    /** MsgType(35), empty when there is none or it is none. */
    String msgType() {
        return msgType;
    }

    /** MsgSeqNum(34), -1 when there is none. */
    long msgSeqNum() {
        return msgSeqNum;
    }

    /**
     * Asked for each position in turn.
     *
     * @return the end of the secret that begins here, -1 when none does
     */
    int secretEnd(int position) {
        if (next < secrets.size() && secrets.getInt(next) == position) {
            int end = secrets.getInt(next + 1);
            next += 2;
            return end;
        }
        return -1;
    }

    /** Where the value of a field that begins here begins, -1 when no field does. */
    private int valueOf(int from) {
        int i = from;
        while (i < size && i - from <= MAX_TAG_DIGITS && isDigit(at(i))) {
            i++;
        }
        return i > from && i < size && at(i) == '=' ? i + 1 : -1;
    }

    /** @return from where the next field is looked for */
    private int field(int tag, int value) {
        int length = dataLength;
        dataLength = -1;
        switch (tag) {
            case 554, 925 -> {
                return secret(value, -1);
            }
            case 96, 1402, 1404 -> {
                return secret(value, length);
            }
            case 95, 1401, 1403 -> dataLength = (int) Math.min(Integer.MAX_VALUE, number(value));
            case 34 -> msgSeqNum = msgSeqNum < 0 ? number(value) : msgSeqNum;
            case 35 -> msgType = msgType.isEmpty() ? type(value) : msgType;
            default -> {}
        }
        return value;
    }

    private int secret(int from, int length) {
        int end = length >= 0 && length <= size - from ? from + length : -1;
        if (end < 0 || end < size && at(end) != SOH) {
            end = soh(from);
        }
        if (end > from) {
            secrets.addInt(from);
            secrets.addInt(end);
        }
        return end;
    }

    private int soh(int from) {
        int i = from;
        while (i < size && at(i) != SOH) {
            i++;
        }
        return i;
    }

    private int after(int from, boolean isMessage) {
        int i = from;
        while (i < size && !(at(i) == SOH || !isMessage && isBreak(at(i)))) {
            i++;
        }
        return i + 1;
    }

    private static boolean isBreak(byte value) {
        return !isDigit(value) && !(value >= 'A' && value <= 'Z') && !(value >= 'a' && value <= 'z');
    }

    private int tag(int from, int value) {
        int tag = 0;
        for (int i = from; i < value - 1; i++) {
            tag = tag * 10 + at(i) - '0';
        }
        return tag;
    }

    private long number(int from) {
        long number = 0;
        int i = from;
        while (i < size && i - from < MAX_NUMBER_DIGITS && isDigit(at(i))) {
            number = number * 10 + at(i++) - '0';
        }
        return i > from && (i == size || at(i) == SOH) ? number : -1;
    }

    private String type(int from) {
        int end = soh(from);
        byte[] type = new byte[Math.min(end - from, MAX_TYPE + 1)];
        text.getBytes(base + from, type);
        String name = new String(type, StandardCharsets.ISO_8859_1);
        return name.matches("[A-Za-z0-9]{1," + MAX_TYPE + "}") ? name : "";
    }

    private byte at(int index) {
        return text.getByte(base + index);
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }
}
