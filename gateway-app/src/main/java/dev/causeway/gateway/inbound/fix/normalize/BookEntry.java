package dev.causeway.gateway.inbound.fix.normalize;

/** One entry of a market data message that can be mapped; reused. Owner: the dispatch thread. */
final class BookEntry {
    /** MDEntryType(269): 0 bid, 1 offer, 2 trade. */
    int type;

    int instrumentId;
    long price;
    long qty;
    long orderCount;
    int level;
    /** Action of the feed: 0 new, 1 change, 2 delete, 3 snapshot. */
    int action;

    long tradeId;
    int aggressor;
}
