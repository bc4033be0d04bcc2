package dev.causeway.client.snapshot;

import java.util.List;

/**
 * What is known of one instrument, at one moment. Prices times 1e-8, {@link Long#MIN_VALUE} for none; quantities times 1e-4.
 *
 * @param symbol empty while no definition was seen; it is repeated every 30 s
 * @param quoteSeqNo the last quote's number in the feed, 0 while none was seen: prices are then none, quantities 0
 * @param tradingStatus 1 halted, 2 open, 3 closed, 4 pre-open, 0 other; {@link #UNKNOWN} while none was seen
 * @param openOrders in the order of their latest reports' first sight
 */
public record InstrumentView(
        long instrumentId,
        String symbol,
        long quoteSeqNo,
        long bidPx,
        long bidQty,
        long askPx,
        long askQty,
        int tradingStatus,
        List<OpenOrder> openOrders) {
    /** No trading status was seen. */
    public static final int UNKNOWN = -1;
}
