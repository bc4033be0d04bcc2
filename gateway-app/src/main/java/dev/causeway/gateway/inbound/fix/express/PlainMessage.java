package dev.causeway.gateway.inbound.fix.express;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Whether a frame is an application message of a type the gateway maps, the expected one, right in all that the engine's rules
 * look at, and with nothing in its header that would make it more than that:
 *
 * <ul>
 *   <li>MsgType(35), the third field, is one of 8, 9, W, X, h, f;
 *   <li>the header has MsgSeqNum(34), SenderCompID(49), SendingTime(52) and TargetCompID(56) once each, in any order, besides
 *       them only the parties' further names (50, 57, 115, 116, 128, 129, 142 to 145): no PossDupFlag(43), PossResend(97),
 *       OrigSendingTime(122) or ApplVerID(1128);
 *   <li>the number is the expected one, the names are the session's, the time is current ({@link CurrentTime});
 *   <li>CheckSum(10) is right.
 * </ul>
 *
 * <p>The body is not looked at, as the engine does not without validation. The frame's outline has been judged. Owner: the
 * connection's I/O thread; allocates nothing but once a day.
 */
public final class PlainMessage {
    private static final byte SOH = 1;
    private static final String TYPES = "89WXhf";
    private static final int TRAILER_LENGTH = "10=ccc|".length();
    private static final int MAX_TAG_DIGITS = 6;
    private static final int MAX_NUMBER_DIGITS = 9;

    private static final int NUMBER = 1;
    private static final int SENDER = 2;
    private static final int TIME = 4;
    private static final int TARGET = 8;
    private static final int ALL = NUMBER | SENDER | TIME | TARGET;
    private static final int FURTHER_NAME = 16;
    private static final int UNUSUAL = 32;
    private static final int BODY = 0;

    private final int lengthOffset;
    private final byte[] sender;
    private final byte[] target;
    private final CurrentTime time = new CurrentTime();
    private long expected;
    private long nowMillis;

    /**
     * @param outline of the session's frames
     * @param sender SenderCompID(49) of what the venue sends
     * @param target TargetCompID(56) of it
     */
    public PlainMessage(FrameOutline outline, String sender, String target) {
        this.lengthOffset = outline.lengthOffset();
        this.sender = sender.getBytes(StandardCharsets.ISO_8859_1);
        this.target = target.getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * @param expected MsgSeqNum(34) expected next
     * @param nowMillis epoch milliseconds
     */
    public boolean is(byte[] bytes, int offset, int length, long expected, long nowMillis) {
        this.expected = expected;
        this.nowMillis = nowMillis;
        int trailer = offset + length - TRAILER_LENGTH;
        int header = behindType(bytes, offset);
        return header > 0
                && isPlainHeader(bytes, header, trailer)
                && CheckSum.isAt(bytes, trailer + 3, offset, trailer);
    }

    /** @return 0 when the third field is not the MsgType(35) of a message that is taken */
    private int behindType(byte[] bytes, int offset) {
        int at = offset + lengthOffset;
        while (bytes[at] != SOH) {
            at++;
        }
        boolean isTaken = bytes[at + 1] == '3'
                && bytes[at + 2] == '5'
                && bytes[at + 3] == '='
                && TYPES.indexOf(bytes[at + 4]) >= 0
                && bytes[at + 5] == SOH;
        return isTaken ? at + 6 : 0;
    }

    private boolean isPlainHeader(byte[] bytes, int from, int to) {
        int seen = 0;
        int at = from;
        while (at < to) {
            int equals = at;
            int tag = 0;
            while (bytes[equals] >= '0' && bytes[equals] <= '9' && equals - at < MAX_TAG_DIGITS) {
                tag = 10 * tag + bytes[equals++] - '0';
            }
            int field = bytes[equals] == '=' && equals > at ? field(tag) : UNUSUAL;
            if (field == BODY) {
                break;
            }
            int end = equals + 1;
            while (end < to && bytes[end] != SOH) {
                end++;
            }
            if (field == UNUSUAL || (seen & field) != 0 || !isRight(field, bytes, equals + 1, end)) {
                return false;
            }
            seen |= field & ALL;
            at = end + 1;
        }
        return seen == ALL;
    }

    private boolean isRight(int field, byte[] bytes, int from, int to) {
        return switch (field) {
            case NUMBER -> isNumber(bytes, from, to, expected);
            case SENDER -> isText(bytes, from, to, sender);
            case TARGET -> isText(bytes, from, to, target);
            case TIME -> time.is(bytes, from, to - from, nowMillis);
            default -> true;
        };
    }

    private static int field(int tag) {
        return switch (tag) {
            case 34 -> NUMBER;
            case 49 -> SENDER;
            case 52 -> TIME;
            case 56 -> TARGET;
            case 50, 57, 115, 116, 128, 129, 142, 143, 144, 145 -> FURTHER_NAME;
            case 0, 8, 9, 10, 35, 43, 97, 122, 1128 -> UNUSUAL;
            default -> BODY;
        };
    }

    private static boolean isNumber(byte[] bytes, int from, int to, long expected) {
        if (from == to || to - from > MAX_NUMBER_DIGITS) {
            return false;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
            number = 10 * number + bytes[i] - '0';
        }
        return number == expected;
    }

    private static boolean isText(byte[] bytes, int from, int to, byte[] text) {
        return Arrays.equals(bytes, from, to, text, 0, text.length);
    }
}
