package dev.causeway.gateway.inbound.fix;

import quickfix.IncorrectTagValue;
import quickfix.Message;

/**
 * Which ResendRequests are none: the engine answers a range that begins past our last number, or ends before it begins, with
 * a gap fill back to a lower number. Static and stateless.
 */
final class ResendRange {
    private static final int BEGIN_SEQ_NO = 7;
    private static final int END_SEQ_NO = 16;

    private ResendRange() {}

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
        if (end > 0 && end < begin) {
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
