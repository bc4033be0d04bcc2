package dev.causeway.gateway.inbound.fix.normalize;

import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.Src;
import dev.causeway.protocol.feed.sbe.BookAction;
import dev.causeway.protocol.feed.sbe.BookUpdateEncoder;
import dev.causeway.protocol.feed.sbe.TradeEncoder;
import org.agrona.MutableDirectBuffer;

/** Writes one market data entry as BookUpdate or Trade. Owner: the dispatch thread. */
final class BookEntryEncoder {
    private final BookUpdateEncoder book = new BookUpdateEncoder();
    private final TradeEncoder trade = new TradeEncoder();

    int encode(BookEntry entry, MutableDirectBuffer buffer, Src src) {
        src.instrumentId = entry.instrumentId;
        return entry.type == '2' ? trade(entry, buffer, src) : bookUpdate(entry, buffer, src);
    }

    private int bookUpdate(BookEntry entry, MutableDirectBuffer buffer, Src src) {
        int body = begin(buffer, src, BookUpdateEncoder.BLOCK_LENGTH, BookUpdateEncoder.TEMPLATE_ID);
        book.wrap(buffer, body)
                .price(entry.price)
                .qty(entry.qty)
                .orderCount(entry.orderCount)
                .level(entry.level)
                .action(BookAction.get((short) entry.action))
                .side((byte) entry.type);
        return body + BookUpdateEncoder.BLOCK_LENGTH;
    }

    private int trade(BookEntry entry, MutableDirectBuffer buffer, Src src) {
        int body = begin(buffer, src, TradeEncoder.BLOCK_LENGTH, TradeEncoder.TEMPLATE_ID);
        trade.wrap(buffer, body)
                .tradeId(entry.tradeId)
                .price(entry.price)
                .qty(entry.qty)
                .aggressor((byte) entry.aggressor);
        return body + TradeEncoder.BLOCK_LENGTH;
    }

    private static int begin(MutableDirectBuffer buffer, Src src, int blockLength, int templateId) {
        FeedMessage.writeHeader(buffer, 0, blockLength, templateId);
        FeedMessage.clear(buffer, FeedMessage.HEADER_LENGTH, blockLength);
        src.write(buffer, FeedMessage.HEADER_LENGTH);
        return FeedMessage.HEADER_LENGTH;
    }
}
