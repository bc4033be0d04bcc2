package dev.causeway.client;

import dev.causeway.client.receiver.FeedEvents;
import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.sbe.BookUpdateDecoder;
import dev.causeway.protocol.feed.sbe.CancelRejectDecoder;
import dev.causeway.protocol.feed.sbe.GapNoticeDecoder;
import dev.causeway.protocol.feed.sbe.InstrumentDefDecoder;
import dev.causeway.protocol.feed.sbe.OrderEventDecoder;
import dev.causeway.protocol.feed.sbe.QuoteDecoder;
import dev.causeway.protocol.feed.sbe.SessionDefDecoder;
import dev.causeway.protocol.feed.sbe.SessionStatusDecoder;
import dev.causeway.protocol.feed.sbe.TradeDecoder;
import dev.causeway.protocol.feed.sbe.TradingStatusDecoder;
import dev.causeway.protocol.feed.sbe.UnmappedDecoder;
import org.agrona.DirectBuffer;

/**
 * Gives each message to the {@link FeedListener} method of its template, behind a decoder that is used again and again;
 * everything else passes as it is. Judges a message before a field is read. Owner: one thread. Allocates nothing.
 */
public final class MessageDispatcher implements FeedEvents {
    private final FeedListener listener;
    private final SessionStatusDecoder sessionStatus = new SessionStatusDecoder();
    private final GapNoticeDecoder gapNotice = new GapNoticeDecoder();
    private final InstrumentDefDecoder instrumentDef = new InstrumentDefDecoder();
    private final SessionDefDecoder sessionDef = new SessionDefDecoder();
    private final QuoteDecoder quote = new QuoteDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final TradingStatusDecoder tradingStatus = new TradingStatusDecoder();
    private final BookUpdateDecoder bookUpdate = new BookUpdateDecoder();
    private final OrderEventDecoder orderEvent = new OrderEventDecoder();
    private final CancelRejectDecoder cancelReject = new CancelRejectDecoder();
    private final UnmappedDecoder unmapped = new UnmappedDecoder();

    public MessageDispatcher(FeedListener listener) {
        this.listener = listener;
    }

    @Override
    public void onMessage(long seqNo, DirectBuffer buffer, int offset, int length) {
        listener.onMessage(seqNo, buffer, offset, length);
        switch (FeedMessage.check(buffer, offset, length)) {
            case OK -> dispatch(seqNo, buffer, offset);
            case UNKNOWN_TEMPLATE -> listener.onUnknownTemplate(seqNo, buffer, offset, length);
            default -> listener.onMalformed(seqNo, buffer, offset, length);
        }
    }

    private void dispatch(long seqNo, DirectBuffer buffer, int offset) {
        int body = offset + FeedMessage.HEADER_LENGTH;
        int block = FeedMessage.blockLength(buffer, offset);
        int version = FeedMessage.version(buffer, offset);
        switch (FeedMessage.templateId(buffer, offset)) {
            case QuoteDecoder.TEMPLATE_ID -> listener.onQuote(seqNo, quote.wrap(buffer, body, block, version));
            case TradeDecoder.TEMPLATE_ID -> listener.onTrade(seqNo, trade.wrap(buffer, body, block, version));
            case BookUpdateDecoder.TEMPLATE_ID ->
                listener.onBookUpdate(seqNo, bookUpdate.wrap(buffer, body, block, version));
            case OrderEventDecoder.TEMPLATE_ID ->
                listener.onOrderEvent(seqNo, orderEvent.wrap(buffer, body, block, version));
            case CancelRejectDecoder.TEMPLATE_ID ->
                listener.onCancelReject(seqNo, cancelReject.wrap(buffer, body, block, version));
            case TradingStatusDecoder.TEMPLATE_ID ->
                listener.onTradingStatus(seqNo, tradingStatus.wrap(buffer, body, block, version));
            case UnmappedDecoder.TEMPLATE_ID -> listener.onUnmapped(seqNo, unmapped.wrap(buffer, body, block, version));
            case SessionStatusDecoder.TEMPLATE_ID ->
                listener.onSessionStatus(seqNo, sessionStatus.wrap(buffer, body, block, version));
            case GapNoticeDecoder.TEMPLATE_ID ->
                listener.onGapNotice(seqNo, gapNotice.wrap(buffer, body, block, version));
            case InstrumentDefDecoder.TEMPLATE_ID ->
                listener.onInstrumentDef(seqNo, instrumentDef.wrap(buffer, body, block, version));
            case SessionDefDecoder.TEMPLATE_ID ->
                listener.onSessionDef(seqNo, sessionDef.wrap(buffer, body, block, version));
            default -> throw new AssertionError("a template that FeedMessage.check knows and the dispatcher does not");
        }
    }

    @Override
    public void onSession(String session, long firstSeqNo) {
        listener.onSession(session, firstSeqNo);
    }

    @Override
    public void onEndOfSession(String session, long lastSeqNo) {
        listener.onEndOfSession(session, lastSeqNo);
    }

    @Override
    public void onEndUnseen(String session, long nextSeqNo) {
        listener.onEndUnseen(session, nextSeqNo);
    }

    @Override
    public void onGapOpened(long fromSeqNo, long toSeqNo) {
        listener.onGapOpened(fromSeqNo, toSeqNo);
    }

    @Override
    public void onGapFilled(long fromSeqNo, long toSeqNo) {
        listener.onGapFilled(fromSeqNo, toSeqNo);
    }

    @Override
    public void onGapLost(long fromSeqNo, long toSeqNo) {
        listener.onGapLost(fromSeqNo, toSeqNo);
    }

    @Override
    public void onChannelStale(int channel) {
        listener.onChannelStale(channel);
    }

    @Override
    public void onChannelAlive(int channel) {
        listener.onChannelAlive(channel);
    }

    @Override
    public void onInactive() {
        listener.onInactive();
    }

    @Override
    public void onActive() {
        listener.onActive();
    }
}
