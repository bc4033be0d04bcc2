package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.inbound.undelivered.KeptQuestions;
import dev.causeway.gateway.inbound.undelivered.UndeliveredRange;
import dev.causeway.gateway.port.UndeliveredListener;
import dev.causeway.gateway.port.VenueSession;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.OrderStatusRequestEncoder;
import dev.causeway.store.OutboundLog;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What the venue lacks and is not sent again (rule 5), or what it had not acknowledged when the epoch ended: each such
 * message is named to its owner, and of each order the status is asked once recovery is over. Owner: the session's thread.
 */
final class UndeliveredOrders implements UndeliveredListener {
    private final OutboundLog log;
    private final ReplayPolicy policy;
    private final OutboundSender sender;
    private final UndeliveredListener owner;
    private final StatusQuery query = new StatusQuery();
    private final KeptQuestions<DirectBuffer> ofEarlierEpochs = new KeptQuestions<>();
    private final UndeliveredRange range;
    private final Predicate<DirectBuffer> asks = this::asks;

    UndeliveredOrders(OutboundLog log, ReplayPolicy policy, OutboundSender sender, UndeliveredListener owner) {
        this.log = log;
        this.policy = policy;
        this.sender = sender;
        this.owner = owner;
        this.range = new UndeliveredRange(log);
    }

    /** The peer says how far it has processed what we sent; a number never used is not believed. */
    void acknowledged(long seqNo) {
        range.acknowledged(seqNo);
    }

    @Override
    public void onUndelivered(long seqNo, DirectBuffer frame, int offset, int length) {
        if (range.isOpen(seqNo)) {
            range.add(seqNo);
            owner.onUndelivered(seqNo, frame, offset, length);
        }
    }

    /** The log is about to forget this epoch's messages. */
    void epochEnds() {
        range.forEachForgotten(this::onForgotten);
    }

    /** Asks for the status of what is undelivered, as far as there is room. Only while nothing is being replayed. */
    void askForStatus() {
        if (!ofEarlierEpochs.askWith(KeptQuestions.CAPACITY, asks)) {
            return;
        }
        while (!range.isEmpty()) {
            query.clear();
            log.forEach(range.first(), range.last(), this::onStored);
            if (!query.asks()) {
                range.passed(range.last());
            } else if (asks(query.frame())) {
                range.passed(query.seqNo());
            } else {
                return;
            }
        }
    }

    private boolean asks(DirectBuffer question) {
        return sender.send(question, 0, StatusQuery.LENGTH) == VenueSession.Result.ACCEPTED;
    }

    private boolean onStored(long seqNo, long epochNanos, DirectBuffer frame, int offset, int length) {
        boolean stale = !policy.replays(XbpFrame.templateId(frame, offset));
        return !(stale && query.about(seqNo, frame, offset));
    }

    private boolean onForgotten(long seqNo, long epochNanos, DirectBuffer frame, int offset, int length) {
        int templateId = XbpFrame.templateId(frame, offset);
        boolean replayed = policy.replays(templateId);
        boolean open = range.isOpen(seqNo);
        boolean toldAndNotAsked = range.contains(seqNo) && !replayed;
        if ((open || toldAndNotAsked) && query.about(seqNo, frame, offset)) {
            ofEarlierEpochs.keep(seqNo, copy(query.frame()));
        }
        boolean asksAgain = templateId == OrderStatusRequestEncoder.TEMPLATE_ID && replayed;
        if (open && !asksAgain) {
            owner.onUndelivered(seqNo, frame, offset, length);
        }
        return true;
    }

    private static DirectBuffer copy(DirectBuffer question) {
        UnsafeBuffer copy = new UnsafeBuffer(new byte[StatusQuery.LENGTH]);
        copy.putBytes(0, question, 0, StatusQuery.LENGTH);
        return copy;
    }
}
