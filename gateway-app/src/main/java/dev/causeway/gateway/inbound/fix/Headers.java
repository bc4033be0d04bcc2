package dev.causeway.gateway.inbound.fix;

import quickfix.FieldMap;
import quickfix.FieldNotFound;
import quickfix.Message;

/** Reads fields without the engine's checked exceptions. Static and stateless. */
final class Headers {
    static final int MSG_TYPE = 35;
    static final int TEXT = 58;

    private static final int MSG_SEQ_NUM = 34;
    private static final int POSS_DUP_FLAG = 43;

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

    /** MsgSeqNum(34), 0 when there is none. */
    static int msgSeqNum(Message message) {
        try {
            return Integer.parseInt(text(message.getHeader(), MSG_SEQ_NUM));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
