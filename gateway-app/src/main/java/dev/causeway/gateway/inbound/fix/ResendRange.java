package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.outbound.FixOutbound;
import quickfix.IncorrectTagValue;
import quickfix.Message;

/**
 * A ResendRequest on its way to the engine: what is none is refused, and what is one is answered by {@link FixOutbound}
 * instead. The engine answers a range that begins past our last number, or ends before it begins, with a gap fill back to a
 * lower number. Static and stateless.
 */
final class ResendRange {
    private static final int BEGIN_SEQ_NO = 7;
    private static final int END_SEQ_NO = 16;

    /** An EndSeqNo(16) below every number, to which the engine's answer is nothing at all. */
    private static final int ANSWERED = -1;

    private ResendRange() {}

    /** @throws IncorrectTagValue the request is to be rejected */
    static void answer(Message request, FixOutbound outbound) throws IncorrectTagValue {
        require(request, outbound.log().nextSeqNo());
        long begin = number(request, BEGIN_SEQ_NO);
        boolean isRange = begin > 0 && request.isSetField(END_SEQ_NO);
        if (isRange && outbound.onResendRequest(begin, number(request, END_SEQ_NO))) {
            request.setInt(END_SEQ_NO, ANSWERED);
        }
    }

    /**
     * @param nextSender our next number
     * @throws IncorrectTagValue the request is to be rejected
     */
    static void require(Message request, long nextSender) throws IncorrectTagValue {
        long begin = number(request, BEGIN_SEQ_NO);
        long end = number(request, END_SEQ_NO);
        if (begin >= nextSender) {
            throw new IncorrectTagValue(BEGIN_SEQ_NO, Headers.text(request, BEGIN_SEQ_NO), "not sent yet");
        }
        if (begin < 1 && request.isSetField(BEGIN_SEQ_NO) || begin > Integer.MAX_VALUE) {
            throw new IncorrectTagValue(BEGIN_SEQ_NO, Headers.text(request, BEGIN_SEQ_NO), "no number");
        }
        if (end < 0 || end > 0 && end < begin) {
            throw new IncorrectTagValue(END_SEQ_NO, Headers.text(request, END_SEQ_NO), "before BeginSeqNo(7)");
        }
    }

    /** What is no number is the engine's to refuse. */
    private static long number(Message message, int tag) {
        try {
            return Long.parseLong(Headers.text(message, tag));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
