package dev.causeway.gateway.inbound.fix.outbound;

import java.time.LocalDateTime;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import quickfix.Message;
import quickfix.SessionID;
import quickfix.UtcTimestampPrecision;
import quickfix.field.converter.UtcTimestampConverter;

/**
 * What an answer to a resend request is made of: stored messages with PossDupFlag(43), OrigSendingTime(122) and a new
 * SendingTime(52), and SequenceReset-GapFill. Owner: the session's {@code FixOutbound}.
 */
final class ReplyMessages {
    private static final char SOH = 1;

    private final SessionID session;
    private final Supplier<LocalDateTime> clock;
    private final StringBuilder body = new StringBuilder(512);
    private final StringBuilder whole = new StringBuilder(512);

    /** @param clock of SendingTime(52), as the engine's own messages have it, UTC */
    ReplyMessages(SessionID session, Supplier<LocalDateTime> clock) {
        this.session = session;
        this.clock = clock;
    }

    /** Numbers from {@code from} up to {@code next - 1} are not sent again. */
    String gapFill(long from, long next) {
        LocalDateTime now = clock.get();
        Message message = new Message();
        Message.Header header = message.getHeader();
        header.setString(8, session.getBeginString());
        header.setString(35, "4");
        header.setInt(34, Math.toIntExact(from));
        header.setBoolean(43, true);
        header.setString(49, session.getSenderCompID());
        header.setString(56, session.getTargetCompID());
        header.setUtcTimeStamp(52, now, UtcTimestampPrecision.MILLIS);
        header.setUtcTimeStamp(122, now, UtcTimestampPrecision.MILLIS);
        message.setBoolean(123, true);
        message.setInt(36, Math.toIntExact(next));
        return message.toString();
    }

    /**
     * A stored message once more.
     *
     * @throws IllegalArgumentException it is no message of this number
     */
    String resent(long seqNo, DirectBuffer message, int offset, int length) {
        body.setLength(0);
        boolean timed = false;
        boolean numbered = false;
        int end = offset + length;
        int at = offset;
        while (at < end) {
            int stop = fieldEnd(message, at, end);
            int equals = equals(message, at, stop);
            String tag = text(message, at, equals);
            switch (tag) {
                case "8", "9", "10", "43", "122" -> {
                    // made anew, or put in below
                }
                case "34" -> {
                    numbered = text(message, equals + 1, stop).equals(Long.toString(seqNo));
                    field(tag, Long.toString(seqNo));
                    field("43", "Y");
                }
                case "52" -> {
                    timed = true;
                    field(tag, UtcTimestampConverter.convert(clock.get(), UtcTimestampPrecision.MILLIS));
                    field("122", text(message, equals + 1, stop));
                }
                default -> field(tag, text(message, equals + 1, stop));
            }
            at = stop + 1;
        }
        if (!timed || !numbered) {
            throw new IllegalArgumentException("not a message with number " + seqNo + " and a time");
        }
        return framed();
    }

    private String framed() {
        whole.setLength(0);
        whole.append("8=").append(session.getBeginString()).append(SOH);
        whole.append("9=").append(body.length()).append(SOH).append(body);
        int sum = 0;
        for (int i = 0; i < whole.length(); i++) {
            sum += whole.charAt(i);
        }
        int value = sum & 0xFF;
        whole.append("10=");
        whole.append((char) ('0' + value / 100));
        whole.append((char) ('0' + value / 10 % 10));
        whole.append((char) ('0' + value % 10));
        return whole.append(SOH).toString();
    }

    private void field(String tag, String value) {
        body.append(tag).append('=').append(value).append(SOH);
    }

    private static int fieldEnd(DirectBuffer message, int from, int end) {
        for (int i = from; i < end; i++) {
            if (message.getByte(i) == SOH) {
                return i;
            }
        }
        throw new IllegalArgumentException("a field does not end");
    }

    private static int equals(DirectBuffer message, int from, int end) {
        for (int i = from; i < end; i++) {
            byte character = message.getByte(i);
            if (character == '=' && i > from) {
                return i;
            }
            if (character < '0' || character > '9') {
                break;
            }
        }
        throw new IllegalArgumentException("not tag=value");
    }

    private static String text(DirectBuffer message, int from, int end) {
        StringBuilder text = new StringBuilder(end - from);
        for (int i = from; i < end; i++) {
            text.append((char) (message.getByte(i) & 0xFF));
        }
        return text.toString();
    }
}
