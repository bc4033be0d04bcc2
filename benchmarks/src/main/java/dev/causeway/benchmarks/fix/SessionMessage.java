package dev.causeway.benchmarks.fix;

import java.nio.charset.StandardCharsets;
import org.agrona.MutableDirectBuffer;

/** Writes one of the few session messages, FIX.4.4, BodyLength(9) and CheckSum(10) right. Not for a hot path. */
public final class SessionMessage {
    private static final char SOH = 1;

    private final StringBuilder body = new StringBuilder();

    /**
     * Begins a message.
     *
     * @param type MsgType(35)
     * @param sender SenderCompID(49)
     * @param target TargetCompID(56)
     */
    public SessionMessage(char type, String sender, String target, long msgSeqNum, long epochNanos) {
        field(35, type);
        field(49, sender);
        field(56, target);
        field(34, msgSeqNum);
        field(52, new String(new FixTimestamp().format(epochNanos), StandardCharsets.US_ASCII));
    }

    /** Appends a field. */
    public SessionMessage field(int tag, Object value) {
        body.append(tag).append('=').append(value).append(SOH);
        return this;
    }

    /** @return bytes written */
    public int write(MutableDirectBuffer buffer, int offset) {
        String text = "8=FIX.4.4" + SOH + "9=" + body.length() + SOH + body;
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += text.charAt(i);
        }
        return buffer.putStringWithoutLengthAscii(offset, text + "10=%03d".formatted(sum & 0xFF) + SOH);
    }
}
