package dev.causeway.mock.sim;

/** One changed level of a book; a reusable carrier owned by a {@link MarketEvent}. */
public final class LevelChange {
    /** 0 new, 1 change, 2 delete: MDUpdateAction(279). */
    public int action;
    /** '0' bid, '1' offer: MDEntryType(269). */
    public char side;
    /** From 1, the best. */
    public int level;
    /** Price. */
    public long ticks;
    /** Size, 0 for a deleted level. */
    public long lots;
    /** Orders at the level, 0 for a deleted level. */
    public int orders;
}
