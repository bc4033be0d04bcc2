package dev.causeway.mock.sim;

/**
 * Five levels a side of one instrument. The best offer is always one to three ticks above the best bid; levels are one tick
 * apart.
 *
 * <p>Owner: the simulator's thread.
 */
public final class Book {
    /** Levels a side. */
    public static final int DEPTH = 5;

    private static final char BID = '0';
    private static final char ASK = '1';
    private static final int NEW = 0;
    private static final int CHANGE = 1;
    private static final int DELETE = 2;

    private final Instrument instrument;
    private final long[] bidLots = new long[DEPTH];
    private final long[] askLots = new long[DEPTH];
    private final long spread;
    private long bestBid;

    Book(Instrument instrument, SeededRandom random) {
        this.instrument = instrument;
        bestBid = instrument.startTicks();
        spread = 1 + random.below(3);
        for (int i = 0; i < DEPTH; i++) {
            bidLots[i] = lots(random);
            askLots[i] = lots(random);
        }
    }

    /** Whose book it is. */
    public Instrument instrument() {
        return instrument;
    }

    /** Price of a level, 0 the best. */
    public long bidTicks(int level) {
        return bestBid - level;
    }

    /** Price of a level, 0 the best. */
    public long askTicks(int level) {
        return bestBid + spread + level;
    }

    /** Size of a level, 0 the best. */
    public long bidLots(int level) {
        return bidLots[level];
    }

    /** Size of a level, 0 the best. */
    public long askLots(int level) {
        return askLots[level];
    }

    /** One step of the walk, its changed levels into the event. */
    void step(SeededRandom random, MarketEvent event) {
        event.levelCount = 0;
        int move = random.below(5);
        if (move == 0) {
            up(random, event);
        } else if (move == 1 && bestBid > instrument.startTicks() / 2) {
            down(random, event);
        } else {
            resize(random, event);
        }
        event.bidTicks = bestBid;
        event.bidLots = bidLots[0];
        event.askTicks = askTicks(0);
        event.askLots = askLots[0];
    }

    /** A trade at the best price; the level gets a new size. */
    void trade(SeededRandom random, MarketEvent event) {
        event.levelCount = 0;
        boolean buyer = random.permille(500);
        long[] side = buyer ? askLots : bidLots;
        event.aggressor = buyer ? '1' : '2';
        event.tradeTicks = buyer ? askTicks(0) : bestBid;
        event.tradeLots = 1 + random.below((int) side[0]);
        side[0] = lots(random);
        event.addLevel(CHANGE, buyer ? ASK : BID, 1, event.tradeTicks, side[0]);
    }

    private void up(SeededRandom random, MarketEvent event) {
        event.addLevel(DELETE, ASK, 1, askTicks(0), 0);
        event.addLevel(DELETE, BID, DEPTH, bidTicks(DEPTH - 1), 0);
        bestBid++;
        shiftDown(bidLots, lots(random));
        shiftUp(askLots, lots(random));
        event.addLevel(NEW, BID, 1, bestBid, bidLots[0]);
        event.addLevel(NEW, ASK, DEPTH, askTicks(DEPTH - 1), askLots[DEPTH - 1]);
    }

    private void down(SeededRandom random, MarketEvent event) {
        event.addLevel(DELETE, BID, 1, bestBid, 0);
        event.addLevel(DELETE, ASK, DEPTH, askTicks(DEPTH - 1), 0);
        bestBid--;
        shiftDown(askLots, lots(random));
        shiftUp(bidLots, lots(random));
        event.addLevel(NEW, ASK, 1, askTicks(0), askLots[0]);
        event.addLevel(NEW, BID, DEPTH, bidTicks(DEPTH - 1), bidLots[DEPTH - 1]);
    }

    private void resize(SeededRandom random, MarketEvent event) {
        int bidLevel = random.below(DEPTH);
        bidLots[bidLevel] = lots(random);
        event.addLevel(CHANGE, BID, bidLevel + 1, bidTicks(bidLevel), bidLots[bidLevel]);
        if (random.permille(600)) {
            int askLevel = random.below(DEPTH);
            askLots[askLevel] = lots(random);
            event.addLevel(CHANGE, ASK, askLevel + 1, askTicks(askLevel), askLots[askLevel]);
        }
    }

    private static void shiftDown(long[] lots, long first) {
        System.arraycopy(lots, 0, lots, 1, DEPTH - 1);
        lots[0] = first;
    }

    private static void shiftUp(long[] lots, long last) {
        System.arraycopy(lots, 1, lots, 0, DEPTH - 1);
        lots[DEPTH - 1] = last;
    }

    private static long lots(SeededRandom random) {
        return 1 + random.below(900);
    }
}
