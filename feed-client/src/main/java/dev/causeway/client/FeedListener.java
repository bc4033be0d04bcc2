package dev.causeway.client;

import dev.causeway.client.receiver.FeedEvents;
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
 * What a host wants to hear: override what you need. Called on the client's thread, in the order of the feed. Decoders and
 * buffers are only good until the call returns; read the variable data of a decoder last. For every message first
 * {@link #onMessage}, then the one that fits its template.
 *
 * <p>Prices are fixed-point times 1e-8, {@link Long#MIN_VALUE} for none; quantities times 1e-4; times epoch nanoseconds.
 */
public interface FeedListener extends FeedEvents {
    @Override
    default void onMessage(long seqNo, DirectBuffer buffer, int offset, int length) {}

    /** A venue session changed its state. */
    default void onSessionStatus(long seqNo, SessionStatusDecoder status) {}

    /** Numbers of a venue session are missing, were filled or are lost. Not a gap of the feed itself. */
    default void onGapNotice(long seqNo, GapNoticeDecoder notice) {}

    /** What an instrument number stands for. */
    default void onInstrumentDef(long seqNo, InstrumentDefDecoder definition) {}

    /** What a session number stands for. */
    default void onSessionDef(long seqNo, SessionDefDecoder definition) {}

    /** Best bid and offer. */
    default void onQuote(long seqNo, QuoteDecoder quote) {}

    /** A trade. */
    default void onTrade(long seqNo, TradeDecoder trade) {}

    /** Phase of an instrument or a market. */
    default void onTradingStatus(long seqNo, TradingStatusDecoder status) {}

    /** One level of a book. */
    default void onBookUpdate(long seqNo, BookUpdateDecoder update) {}

    /** An execution report. */
    default void onOrderEvent(long seqNo, OrderEventDecoder event) {}

    /** A refused cancel or replace. */
    default void onCancelReject(long seqNo, CancelRejectDecoder reject) {}

    /** A venue message no mapping exists for, or a part of it. */
    default void onUnmapped(long seqNo, UnmappedDecoder unmapped) {}

    /** A message of a later schema version: its first 32 bytes behind the header are {@code Src}. */
    default void onUnknownTemplate(long seqNo, DirectBuffer buffer, int offset, int length) {}

    /** Bytes that are no feed message; nothing of them may be read. */
    default void onMalformed(long seqNo, DirectBuffer buffer, int offset, int length) {}
}
