package dev.causeway.gateway.inbound.xbp;

import dev.causeway.protocol.feed.sbe.StatusReason;
import dev.causeway.protocol.xbp.sbe.LogonAcceptDecoder;
import dev.causeway.protocol.xbp.sbe.LogonRejectDecoder;
import dev.causeway.protocol.xbp.sbe.LogonRejectReason;
import dev.causeway.protocol.xbp.sbe.LogoutReason;
import dev.causeway.store.OutboundLog;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Log-on, both directions compared, and epochs (rule 6). Says only committed numbers: it waits until the ring is drained
 * for the session, a new epoch's record included. A reset is outstanding while the outbound log is of an older epoch than
 * the journal, which survives a restart. Owner: the session's thread.
 */
final class LogonExchange {
    private static final Logger LOG = LoggerFactory.getLogger(LogonExchange.class);

    private final XbpSessionSettings settings;
    private final InboundOrder order;
    private final InboundFlow flow;
    private final CommittedPosition committed;
    private final OutboundLog log;
    private final OutboundFlow outbound;
    private final SessionOutputs outputs;
    private final SessionControl control;
    private boolean venueBeganEpoch;
    private boolean saidReset;

    LogonExchange(
            XbpSessionSettings settings,
            InboundOrder order,
            InboundFlow flow,
            SessionNumbers numbers,
            SessionOutputs outputs,
            SessionControl control) {
        this.settings = settings;
        this.order = order;
        this.flow = flow;
        committed = numbers.committed();
        log = numbers.log();
        outbound = numbers.outbound();
        this.outputs = outputs;
        this.control = control;
    }

    /** Whether a Logon may be sent: nothing of this session is still on its way into the journal. */
    boolean ready(long epochNanos) {
        if (order.epoch() == 0) {
            flow.beginEpoch(TimeUnit.NANOSECONDS.toMicros(epochNanos), 1, epochNanos);
        }
        return outputs.events().flush() && committed.caughtUp(order);
    }

    /**
     * Takes a new epoch of our own; the next Logon says so. Not while logged on. Changes nothing while an earlier reset has
     * not been said yet, so that no more of them wait for the ring than it can take.
     */
    void reset(long epochNanos) {
        boolean outstanding = log.epoch() < order.epoch() && !venueBeganEpoch;
        if (outstanding && order.expected() == 1) {
            return;
        }
        long micros = TimeUnit.NANOSECONDS.toMicros(epochNanos);
        venueBeganEpoch = false;
        flow.beginEpoch(Math.max(order.venueEpoch() + 1, micros), 1, epochNanos);
    }

    /** The venue took a new epoch for its own direction. */
    void venueBeganEpoch() {
        venueBeganEpoch = true;
    }

    /** Brings the outbound log to a venue's epoch once the journal has it; our numbers go on. */
    void alignLog(long epochNanos) {
        if (venueBeganEpoch && committed.epoch() == order.epoch()) {
            outbound.beginEpoch(order.epoch(), log.nextSeqNo(), epochNanos);
            venueBeganEpoch = false;
        }
    }

    void send(long epochNanos) {
        alignLog(epochNanos);
        if (log.epoch() == 0) {
            outbound.beginEpoch(order.epoch(), log.nextSeqNo(), epochNanos);
        }
        saidReset = log.epoch() < order.epoch();
        outputs.writer().stamp(saidReset ? 1 : log.nextSeqNo(), epochNanos);
        outputs.writer().logon(settings, saidReset);
    }

    /** @return the peer's view of our next number, 0 when the log-on cannot stand */
    long onAccept(LogonAcceptDecoder accept, long epochNanos) {
        if (accept.sessionEpoch() != order.venueEpoch()) {
            refuse(
                    LogoutReason.PROTOCOL_VIOLATION,
                    "LogonAccept epoch " + accept.sessionEpoch() + ", sent " + order.venueEpoch());
            return 0;
        }
        if (saidReset) {
            outbound.beginEpoch(order.epoch(), 1, epochNanos);
            saidReset = false;
        }
        if (accept.nextSeqExpected() < 1 || accept.nextSeqExpected() > log.nextSeqNo()) {
            refuse(
                    LogoutReason.PROTOCOL_VIOLATION,
                    "LogonAccept nextSeqExpected " + accept.nextSeqExpected() + ", at most " + log.nextSeqNo());
            return 0;
        }
        if (accept.nextSeqToSend() < order.expected()) {
            control.fail(
                    LogoutReason.SEQ_TOO_LOW,
                    StatusReason.SEQ_TOO_LOW,
                    "LogonAccept nextSeqToSend " + accept.nextSeqToSend() + ", at least " + order.expected());
            return 0;
        }
        order.peerNext(accept.nextSeqToSend());
        LOG.debug(
                "session {}: logged on, epoch {}, expected {}, venue next {}, next {}, venue expects {}",
                settings.identity().id(),
                order.venueEpoch(),
                order.expected(),
                accept.nextSeqToSend(),
                log.nextSeqNo(),
                accept.nextSeqExpected());
        return accept.nextSeqExpected();
    }

    /** @return whether another attempt makes sense without an operator */
    boolean onReject(LogonRejectDecoder reject, long epochNanos) {
        LogonRejectReason reason = reject.reason();
        String text = "log-on rejected: " + reason + ", venue epoch " + reject.sessionEpoch() + ", venue expects "
                + reject.nextSeqExpected() + "; sent epoch " + order.venueEpoch() + ", next " + log.nextSeqNo()
                + ", expected " + order.expected();
        outputs.probe().lastError = text;
        LOG.warn("session {}: {}", settings.identity().id(), text);
        switch (reason) {
            case UNKNOWN_COMP_ID, BAD_SECRET -> {
                return false;
            }
            case EPOCH_MISMATCH -> adopt(reject, epochNanos);
            case SEQ_TOO_LOW -> {
                if (reject.nextSeqExpected() > log.nextSeqNo()) {
                    log.nextSeqNo(reject.nextSeqExpected(), epochNanos);
                }
            }
            default -> {
                // DUPLICATE and OUT_OF_SCHEDULE pass with time, SEQ_AHEAD needs an operator's reset
            }
        }
        return true;
    }

    /**
     * The venue is in another epoch. Ours again: a reset it had already taken. A later one, or any while we have nothing of
     * our own: take it and ask for all of it from 1. An earlier one: an operator has to reset.
     */
    private void adopt(LogonRejectDecoder reject, long epochNanos) {
        long theirs = reject.sessionEpoch();
        long next = Math.max(1, reject.nextSeqExpected());
        int compared = Long.compareUnsigned(theirs, order.venueEpoch());
        boolean nothingOfOurs = order.expected() == 1 && log.nextSeqNo() == 1 && !saidReset;
        if (compared == 0 && saidReset) {
            outbound.beginEpoch(order.epoch(), next, epochNanos);
        } else if (compared != 0 && theirs != 0 && (compared > 0 || nothingOfOurs)) {
            flow.beginEpoch(theirs, 1, epochNanos);
            log.nextSeqNo(Math.max(next, log.nextSeqNo()), epochNanos);
            venueBeganEpoch = true;
        }
    }

    private void refuse(LogoutReason reason, String detail) {
        control.fail(reason, StatusReason.PROTOCOL_VIOLATION, detail);
    }
}
