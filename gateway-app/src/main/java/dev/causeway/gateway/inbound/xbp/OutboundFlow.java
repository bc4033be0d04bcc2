package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.port.VenueSession;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.store.OutboundLog;
import org.agrona.DirectBuffer;

/**
 * Outbound numbers: what is sent, what is sent again, and what the venue is asked about instead (rules 3 and 5). Owner: the
 * session's thread.
 */
final class OutboundFlow {
    private final OutboundLog log;
    private final OutboundSender sender;
    private final UndeliveredOrders undelivered;
    private final OutboundReplay replay;

    OutboundFlow(XbpPorts ports, SessionOutputs outputs, SessionControl control) {
        log = ports.log();
        sender = new OutboundSender(log, outputs.writer(), control, outputs.probe().counters);
        undelivered = new UndeliveredOrders(log, ports.replayPolicy(), sender, ports.undelivered());
        replay = new OutboundReplay(log, outputs.writer(), ports.replayPolicy(), undelivered);
    }

    OutboundReplay replay() {
        return replay;
    }

    VenueSession.Result send(DirectBuffer frame, int offset, int length) {
        return sender.send(frame, offset, length);
    }

    /** The log was given numbers by a log-on. */
    void publishNext() {
        sender.publishNext();
    }

    /** Begins an epoch of the log, which forgets the messages of the last: whose fate is open is told of it first. */
    void beginEpoch(int epoch, long nextSeqNo, long epochNanos) {
        undelivered.epochEnds();
        log.reset(epoch, nextSeqNo, epochNanos);
    }

    /** A peer's frame of any kind. */
    void onFrame(DirectBuffer frame, int offset) {
        undelivered.acknowledged(XbpFrame.lastProcessedSeqNo(frame, offset));
    }

    /** Goes on with what had no room; asks about orders only once nothing is missing on either side. */
    void pump(boolean established) {
        replay.pump();
        if (established && !replay.active()) {
            undelivered.askForStatus();
        }
    }
}
