package dev.causeway.mock.sim;

/** One order as its last report says; a reusable carrier. */
public final class OrderState {
    /** Absent reason. */
    public static final int NO_REASON = 255;

    /** The venue's number, from 1. */
    public long orderId;
    /** The report's number, from 1; 0 in a cancel reject. */
    public long execId;
    /** Number of the client's id, {@code C<n>}. */
    public long clientNo;
    /** Number of the client's id that is to be cancelled; 0 when none. */
    public long origClientNo;
    /** ExecType(150) as of FIX 4.4: 0 new, F trade, 4 cancelled, 8 rejected. */
    public char execType;
    /** OrdStatus(39). */
    public char ordStatus;
    /** Side(54). */
    public char side;
    /** Why not, or {@link #NO_REASON}. */
    public int reason;
    /** False for a market order. */
    public boolean priced;
    /** Limit. */
    public long ticks;
    /** Ordered. */
    public long lots;
    /** Last fill's price; counts when lastLots is above 0. */
    public long lastTicks;
    /** Last fill's size, 0 when this report is no fill. */
    public long lastLots;
    /** Filled. */
    public long cumLots;
    /** Still working. */
    public long leavesLots;

    void set(OrderState other) {
        orderId = other.orderId;
        execId = other.execId;
        clientNo = other.clientNo;
        origClientNo = other.origClientNo;
        execType = other.execType;
        ordStatus = other.ordStatus;
        side = other.side;
        reason = other.reason;
        priced = other.priced;
        ticks = other.ticks;
        lots = other.lots;
        lastTicks = other.lastTicks;
        lastLots = other.lastLots;
        cumLots = other.cumLots;
        leavesLots = other.leavesLots;
    }
}
