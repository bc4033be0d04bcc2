package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.port.UndeliveredListener;
import dev.causeway.gateway.port.VenueSession;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.OrderStatusRequestEncoder;
import dev.causeway.store.OutboundLog;
import org.agrona.DirectBuffer;

/**
 * What the venue lacks and is not sent again (rule 5), or what it had not acknowledged when the epoch ended: each such
 * message is named to its owner, and of each order the status is asked once recovery is over. Within an epoch a range of
 * numbers is kept, the messages are in the log. Owner: the session's thread.
 */
final class UndeliveredOrders implements UndeliveredListener {
    private final OutboundLog log;
    private final ReplayPolicy policy;
    private final OutboundSender sender;
    private final UndeliveredListener owner;
    private final StatusQuery query = new StatusQuery();
    private final KeptQueries ofEarlierEpochs = new KeptQueries();
    private int epoch;
    private long acknowledged;
    private long cursor;
    private long end;

    UndeliveredOrders(OutboundLog log, ReplayPolicy policy, OutboundSender sender, UndeliveredListener owner) {
        this.log = log;
        this.policy = policy;
        this.sender = sender;
        this.owner = owner;
    }

    /** The peer says how far it has processed what we sent; a number never used is not believed. */
    void acknowledged(long seqNo) {
        followEpoch();
        if (seqNo < log.nextSeqNo() && seqNo > acknowledged) {
            acknowledged = seqNo;
        }
    }

    @Override
    public void onUndelivered(long seqNo, DirectBuffer frame, int offset, int length) {
        followEpoch();
        if (seqNo <= acknowledged) {
            return;
        }
        cursor = cursor == end ? seqNo : Math.min(cursor, seqNo);
        end = Math.max(end, seqNo + 1);
        owner.onUndelivered(seqNo, frame, offset, length);
    }

    /**
     * The log is about to forget this epoch's messages: the venue can no longer ask for one, so nobody would ever learn
     * what became of it.
     */
    void epochEnds() {
        followEpoch();
        long from = cursor < end ? Math.min(cursor, acknowledged + 1) : acknowledged + 1;
        if (from < log.nextSeqNo()) {
            log.forEach(from, log.nextSeqNo() - 1, this::onForgotten);
        }
    }

    /** Asks for the status of what is undelivered, as far as there is room. Only while nothing is being replayed. */
    void askForStatus() {
        followEpoch();
        if (!ofEarlierEpochs.askWith(sender)) {
            return;
        }
        while (cursor < end) {
            query.clear();
            log.forEach(cursor, end - 1, this::onStored);
            if (!query.asks()) {
                cursor = end;
            } else if (sender.send(query.frame(), 0, StatusQuery.LENGTH) == VenueSession.Result.ACCEPTED) {
                cursor = query.seqNo() + 1;
            } else {
                return;
            }
        }
    }

    private boolean onStored(long seqNo, long epochNanos, DirectBuffer frame, int offset, int length) {
        boolean stale = !policy.replays(XbpFrame.templateId(frame, offset));
        return !(stale && query.about(seqNo, frame, offset));
    }

    private boolean onForgotten(long seqNo, long epochNanos, DirectBuffer frame, int offset, int length) {
        int templateId = XbpFrame.templateId(frame, offset);
        boolean replayed = policy.replays(templateId);
        boolean open = seqNo > acknowledged;
        boolean toldAndNotAsked = seqNo >= cursor && seqNo < end && !replayed;
        if ((open || toldAndNotAsked) && query.about(seqNo, frame, offset)) {
            ofEarlierEpochs.keep(query);
        }
        boolean asksAgain = templateId == OrderStatusRequestEncoder.TEMPLATE_ID && replayed;
        if (open && !asksAgain) {
            owner.onUndelivered(seqNo, frame, offset, length);
        }
        return true;
    }

    /** Numbers of an older epoch say nothing about this one's. */
    private void followEpoch() {
        if (epoch != log.epoch()) {
            epoch = log.epoch();
            acknowledged = 0;
            cursor = 0;
            end = 0;
        }
    }
}
