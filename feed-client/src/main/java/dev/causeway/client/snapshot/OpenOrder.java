package dev.causeway.client.snapshot;

/**
 * An order that can still trade, as its latest execution report said. Codes are the FIX characters.
 *
 * @param seqNo the report's number in the feed
 * @param sessionNo the venue session it came by
 * @param gatewayOrderId 0 when the gateway did not send it
 * @param price times 1e-8, {@link Long#MIN_VALUE} for none
 * @param cumQty executed, times 1e-4
 * @param leavesQty open, times 1e-4
 */
public record OpenOrder(
        long seqNo,
        int sessionNo,
        long gatewayOrderId,
        String clOrdId,
        String venueOrderId,
        char side,
        long price,
        long cumQty,
        long leavesQty,
        char ordStatus) {}
