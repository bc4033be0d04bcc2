package dev.causeway.gateway.inbound.fix;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.InvalidMessage;
import quickfix.Message;
import quickfix.MessageSessionUtils;
import quickfix.Session;

/**
 * An application message as the engine sees it: the header fields its rules need and nothing of the body, which the
 * normalizer reads from the bytes. So nothing in a body can make the engine refuse or forget a message. Header values that
 * would make the engine cut the connection (a time, a flag or a number that is none) are left out: the engine then refuses
 * the message for what is missing.
 *
 * <p>Owner: the session's dispatch thread.
 */
final class VenueMessage extends Message {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(VenueMessage.class);
    private static final char SOH = 1;
    private static final int[] REQUIRED = {Headers.MSG_SEQ_NUM, Headers.SENDING_TIME, 49, 56};

    private final String raw;

    /** @param raw a whole frame as the codec gives it, each character one byte */
    VenueMessage(String raw) {
        this.raw = raw;
        int at = 0;
        boolean inHeader = true;
        while (at < raw.length() && (inHeader || !complete())) {
            int equals = raw.indexOf('=', at);
            int end = raw.indexOf(SOH, at);
            if (end < 0) {
                break;
            }
            int tag = equals < end ? tag(at, equals) : 0;
            boolean known = Headers.isRouting(tag);
            inHeader &= known;
            if (known && !getHeader().isSetField(tag)) {
                take(tag, raw.substring(equals + 1, end));
            }
            at = end + 1;
        }
    }

    /** With its body, for the dictionary to judge; a body that cannot be read is left away. */
    static Message parsed(Session session, String raw) {
        try {
            return MessageSessionUtils.parse(session, raw);
        } catch (InvalidMessage | RuntimeException e) {
            LOG.debug(
                    "{}: message cannot be parsed: {}",
                    session.getSessionID(),
                    SessionLog.line(String.valueOf(e.getMessage())));
            return new VenueMessage(raw);
        }
    }

    private boolean complete() {
        for (int tag : REQUIRED) {
            if (!getHeader().isSetField(tag)) {
                return false;
            }
        }
        return true;
    }

    private void take(int tag, String value) {
        if (Headers.isReadable(tag, value)) {
            getHeader().setString(tag, value);
        }
    }

    private int tag(int from, int to) {
        int tag = 0;
        for (int i = from; i < to; i++) {
            char digit = raw.charAt(i);
            if (digit < '0' || digit > '9' || i - from > 5) {
                return 0;
            }
            tag = tag * 10 + digit - '0';
        }
        return tag;
    }

    @Override
    public String toRawString() {
        return raw;
    }
}
