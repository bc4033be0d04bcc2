package dev.causeway.mock.sim;

/**
 * What happened next; a reusable carrier filled by {@link MarketSimulator#next}. Which fields mean something is said by
 * {@link #kind}.
 *
 * <p>Owner: the venue's thread.
 */
public final class MarketEvent {
    /** What it is. */
    public enum Kind {
        /** The best bid or offer or a level behind it changed: bid, ask, levels. */
        QUOTE,
        /** A trade: trade fields, and one level. */
        TRADE,
        /** The phase of one instrument: status. */
        INSTRUMENT_STATUS,
        /** The phase of the whole market: status. */
        MARKET_STATUS,
        /** Something happened to an order: order. */
        ORDER,
        /** A cancel was refused: order. */
        CANCEL_REJECT,
        /** Something no gateway has a mapping for: newsNo. */
        NEWS
    }

    static final int MAX_LEVELS = 8;

    /** What it is. */
    public Kind kind;
    /** Null for MARKET_STATUS and NEWS. */
    public Instrument instrument;
    /** QUOTE: whether there is an offer at all. */
    public boolean askPresent;
    /** QUOTE. */
    public long bidTicks;
    /** QUOTE. */
    public long bidLots;
    /** QUOTE. */
    public long askTicks;
    /** QUOTE. */
    public long askLots;
    /** QUOTE, TRADE: how many of the levels count. */
    public int levelCount;
    /** TRADE: from 1. */
    public long tradeId;
    /** TRADE. */
    public long tradeTicks;
    /** TRADE. */
    public long tradeLots;
    /** TRADE: '1' a buyer hit the offer, '2' a seller the bid. */
    public char aggressor;
    /** 1 halted, 2 open, 3 closed, 4 pre-open, 0 other. */
    public int status;
    /** Status: the venue's own code. */
    public int statusReason;
    /** NEWS: from 1. */
    public long newsNo;
    /** ORDER, CANCEL_REJECT. */
    public final OrderState order = new OrderState();

    private final LevelChange[] levels = new LevelChange[MAX_LEVELS];

    /** An empty carrier. */
    public MarketEvent() {
        for (int i = 0; i < levels.length; i++) {
            levels[i] = new LevelChange();
        }
    }

    /** A changed level, 0 to levelCount - 1. */
    public LevelChange level(int index) {
        return levels[index];
    }

    void addLevel(int action, char side, int level, long ticks, long lots) {
        LevelChange change = levels[levelCount++];
        change.action = action;
        change.side = side;
        change.level = level;
        change.ticks = ticks;
        change.lots = lots;
        change.orders = lots == 0 ? 0 : (int) (1 + lots % 9);
    }
}
