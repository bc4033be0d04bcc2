package dev.causeway.gateway.inbound.fix.outbound;

import org.agrona.DirectBuffer;

/**
 * Reads fields of a message that we have sent and stored: header first, no data fields. Reused. Owner: whoever wraps it.
 */
final class StoredMessage {
    private static final byte SOH = 1;
    private static final String ORDERS = "DFG";

    private DirectBuffer buffer;
    private int from;
    private int to;

    StoredMessage wrap(DirectBuffer message, int offset, int length) {
        buffer = message;
        from = offset;
        to = offset + length;
        return this;
    }

    /** MsgType(35). @throws IllegalArgumentException the message has none */
    String msgType() {
        String type = text(35);
        if (type.isEmpty()) {
            throw new IllegalArgumentException("stored message without MsgType(35)");
        }
        return type;
    }

    /** Whether it is an order, a cancel or a replace. */
    boolean isOrder() {
        String type = msgType();
        return type.length() == 1 && ORDERS.contains(type);
    }

    /** Whether it is an order, a cancel, a replace or a question after one: something that has an owner. */
    boolean isOwned() {
        return isOrder() || msgType().equals("H");
    }

    /** The first value of a tag, empty when there is none. */
    String text(int tag) {
        int at = from;
        while (at < to) {
            int equals = find(at, (byte) '=');
            int end = find(at, SOH);
            if (equals >= end) {
                return "";
            }
            if (tagOf(at, equals) == tag) {
                return ascii(equals + 1, end);
            }
            at = end + 1;
        }
        return "";
    }

    private int find(int begin, byte wanted) {
        int at = begin;
        while (at < to && buffer.getByte(at) != wanted) {
            at++;
        }
        return at;
    }

    private int tagOf(int begin, int end) {
        int tag = 0;
        for (int i = begin; i < end; i++) {
            int digit = buffer.getByte(i) - '0';
            if (digit < 0 || digit > 9 || i - begin > 8) {
                return 0;
            }
            tag = tag * 10 + digit;
        }
        return tag;
    }

    private String ascii(int begin, int end) {
        StringBuilder text = new StringBuilder(end - begin);
        for (int i = begin; i < end; i++) {
            text.append((char) (buffer.getByte(i) & 0xFF));
        }
        return text.toString();
    }
}
