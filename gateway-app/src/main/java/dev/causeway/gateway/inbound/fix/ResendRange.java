package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.outbound.FixOutbound;
import quickfix.IncorrectTagValue;
import quickfix.Log;
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

    private static final String RECEIVED = "Received ResendRequest FROM: ";
    private static final String TO = " TO: ";

    private ResendRange() {}

    /**
     * @param log told of a request that is answered here
     * @throws IncorrectTagValue the request is to be rejected
     */
    static void answer(Message request, FixOutbound outbound, Log log) throws IncorrectTagValue {
        require(request, outbound.log().nextSeqNo());
        long begin = Headers.number(request, BEGIN_SEQ_NO);
        long end = Headers.number(request, END_SEQ_NO);
        boolean isRange = begin > 0 && request.isSetField(END_SEQ_NO);
        if (isRange && outbound.onResendRequest(begin, end)) {
            request.setInt(END_SEQ_NO, ANSWERED);
            log.onEvent(RECEIVED + begin + TO + (end == 0 ? "infinity" : end));
        }
    }

    /** Whether a line of the engine's is about a request that was answered here, and has its line. */
    static boolean isAnswered(String event) {
        return event.startsWith(RECEIVED) && event.endsWith(TO + ANSWERED);
    }

    /**
     * What is no number is the engine's to refuse.
     *
     * @param nextSender our next number
     * @throws IncorrectTagValue the request is to be rejected
     */
    static void require(Message request, long nextSender) throws IncorrectTagValue {
        long begin = Headers.number(request, BEGIN_SEQ_NO);
        long end = Headers.number(request, END_SEQ_NO);
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
}
