package dev.causeway.mock.fix;

import dev.causeway.mock.sent.PartsJson;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.field.BeginString;
import quickfix.field.MsgSeqNum;
import quickfix.field.MsgType;
import quickfix.field.SenderCompID;
import quickfix.field.SendingTime;
import quickfix.field.TargetCompID;

/**
 * An application message whose body is text already. The engine fills the header, as in any message; {@link #toString} puts
 * both together without QuickFIX/J's field objects.
 *
 * <p>Owner: the thread that sends; not kept by the engine.
 */
final class PreparedMessage extends Message {
    private static final long serialVersionUID = 1L;
    private static final char SOH = '\u0001';
    private static final int CHECKSUM_MODULUS = 256;

    private final String body;
    private final transient PartsJson parts;

    /**
     * @param body fields of the body, each ended by SOH, US-ASCII
     * @param parts what belongs on the feed for it
     */
    PreparedMessage(String beginString, String msgType, String body, PartsJson parts) {
        this.body = body;
        this.parts = parts;
        getHeader().setString(BeginString.FIELD, beginString);
        getHeader().setString(MsgType.FIELD, msgType);
    }

    PartsJson parts() {
        return parts;
    }

    @Override
    public String toString() {
        StringBuilder rest = new StringBuilder(body.length() + 96);
        header(rest, MsgType.FIELD);
        header(rest, MsgSeqNum.FIELD);
        header(rest, SenderCompID.FIELD);
        header(rest, SendingTime.FIELD);
        header(rest, TargetCompID.FIELD);
        rest.append(body);
        StringBuilder whole = new StringBuilder(rest.length() + 32);
        header(whole, BeginString.FIELD);
        whole.append("9=").append(rest.length()).append(SOH).append(rest);
        int checksum = checksum(whole);
        whole.append("10=");
        if (checksum < 100) {
            whole.append(checksum < 10 ? "00" : "0");
        }
        return whole.append(checksum).append(SOH).toString();
    }

    private void header(StringBuilder out, int tag) {
        try {
            out.append(tag).append('=').append(getHeader().getString(tag)).append(SOH);
        } catch (FieldNotFound e) {
            throw new IllegalStateException("header field " + tag + " is missing", e);
        }
    }

    private static int checksum(CharSequence text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += text.charAt(i);
        }
        return sum % CHECKSUM_MODULUS;
    }
}
