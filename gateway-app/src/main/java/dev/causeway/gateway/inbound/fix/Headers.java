package dev.causeway.gateway.inbound.fix;

import quickfix.FieldConvertError;
import quickfix.FieldMap;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.field.converter.UtcTimestampConverter;

/** Reads fields without the engine's checked exceptions. Static and stateless. */
final class Headers {
    static final int MSG_TYPE = 35;
    static final int TEXT = 58;
    static final int MSG_SEQ_NUM = 34;
    static final int SENDING_TIME = 52;

    private static final int POSS_DUP_FLAG = 43;
    private static final int POSS_RESEND = 97;
    private static final int ORIG_SENDING_TIME = 122;
    private static final int MAX_SEQ_NUM_DIGITS = 9;

    private Headers() {}

    static String text(FieldMap fields, int tag) {
        try {
            return fields.isSetField(tag) ? fields.getString(tag) : "";
        } catch (FieldNotFound e) {
            return "";
        }
    }

    static String msgType(Message message) {
        return text(message.getHeader(), MSG_TYPE);
    }

    static boolean possDup(Message message) {
        return "Y".equals(text(message.getHeader(), POSS_DUP_FLAG));
    }

    /** Whether a tag is one of the header's that the engine's rules or its answers' routes read. */
    static boolean isRouting(int tag) {
        return switch (tag) {
            case 8, 9, MSG_TYPE, MSG_SEQ_NUM, SENDING_TIME, POSS_DUP_FLAG, POSS_RESEND, ORIG_SENDING_TIME -> true;
            case 49, 50, 56, 57, 115, 116, 128, 129, 142, 143, 144, 145, 1128 -> true;
            default -> false;
        };
    }

    /** Whether the engine can read a header field's value; one it cannot read makes it cut the connection. */
    static boolean isReadable(int tag, String value) {
        return switch (tag) {
            case MSG_SEQ_NUM -> isNumber(value);
            case SENDING_TIME, ORIG_SENDING_TIME -> isTime(value);
            case POSS_DUP_FLAG, POSS_RESEND -> value.equals("Y") || value.equals("N");
            default -> true;
        };
    }

    private static boolean isNumber(String value) {
        boolean digits = value.chars().allMatch(character -> character >= '0' && character <= '9');
        return digits && !value.isEmpty() && value.length() <= MAX_SEQ_NUM_DIGITS;
    }

    private static boolean isTime(String value) {
        try {
            UtcTimestampConverter.convertToLocalDateTime(value);
            return true;
        } catch (FieldConvertError | RuntimeException e) {
            return false;
        }
    }

    /** A field's number, 0 when there is none. */
    static long number(FieldMap fields, int tag) {
        try {
            return fields.isSetField(tag) ? Long.parseLong(text(fields, tag)) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** MsgSeqNum(34), 0 when there is none. */
    static int msgSeqNum(Message message) {
        try {
            return Integer.parseInt(text(message.getHeader(), MSG_SEQ_NUM));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
