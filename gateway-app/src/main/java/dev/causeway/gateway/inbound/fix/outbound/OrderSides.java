package dev.causeway.gateway.inbound.fix.outbound;

/**
 * Side(54) of the orders sent lately, by ClOrdID(11): an OrderStatusRequest has to repeat it, and does not come with it. A
 * fixed table; a newer order takes the place of an older one with the same hash. Owner: the one who sends.
 */
final class OrderSides {
    private static final int SLOTS = 1 << 14;

    private final String[] clOrdIds = new String[SLOTS];
    private final char[] sides = new char[SLOTS];

    void put(String clOrdId, char side) {
        int slot = slot(clOrdId);
        clOrdIds[slot] = clOrdId;
        sides[slot] = side;
    }

    /** Empty when it is not known. */
    String of(String clOrdId) {
        int slot = slot(clOrdId);
        return clOrdId.equals(clOrdIds[slot]) ? String.valueOf(sides[slot]) : "";
    }

    private static int slot(String clOrdId) {
        int hash = clOrdId.hashCode();
        return (hash ^ hash >>> 16) & SLOTS - 1;
    }
}
