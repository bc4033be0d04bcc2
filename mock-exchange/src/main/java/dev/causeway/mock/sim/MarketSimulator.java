package dev.causeway.mock.sim;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The stream of what happens at one venue. The same seed, instruments and choice of listed ones give the same stream.
 *
 * <p>Owner: the venue's thread.
 */
public final class MarketSimulator {
    private static final int MAX_DRAWS = 10_000;

    private final SeededRandom random;
    private final List<Book> books = new ArrayList<>();
    private final OrderFlow orders = new OrderFlow();
    private final BitSet listed = new BitSet();
    private long nextTradeId = 1;
    private long nextNewsNo = 1;

    /** A market at its beginning, market data of no instrument asked for yet. */
    public MarketSimulator(long seed, List<Instrument> instruments) {
        random = new SeededRandom(seed);
        for (Instrument instrument : instruments) {
            books.add(new Book(instrument, random));
        }
    }

    /** From now on there is market data of this instrument. */
    public void list(Instrument instrument) {
        listed.set(instrument.number() - 1);
    }

    /** Market data of all instruments. */
    public void listAll() {
        listed.set(0, books.size());
    }

    /** The book of an instrument as it stands. */
    public Book book(Instrument instrument) {
        return books.get(instrument.number() - 1);
    }

    /**
     * What happens next.
     *
     * @throws IllegalStateException when no instrument is listed
     */
    public void next(MarketEvent event) {
        if (listed.isEmpty()) {
            throw new IllegalStateException("no instrument is listed");
        }
        int choice = random.below(1000);
        Book book = listedBook();
        event.instrument = book.instrument();
        if (choice < 560) {
            event.kind = MarketEvent.Kind.QUOTE;
            event.askPresent = !random.permille(10);
            book.step(random, event);
        } else if (choice < 720) {
            event.kind = MarketEvent.Kind.TRADE;
            event.tradeId = nextTradeId++;
            book.trade(random, event);
        } else if (choice < 960) {
            event.kind = MarketEvent.Kind.ORDER;
            orders.step(random, book, event);
        } else if (choice < 980) {
            orders.cancelReject(random, book, event);
        } else {
            rare(choice, event);
        }
    }

    private void rare(int choice, MarketEvent event) {
        if (choice < 994) {
            event.kind = choice < 990 ? MarketEvent.Kind.INSTRUMENT_STATUS : MarketEvent.Kind.MARKET_STATUS;
            event.instrument = choice < 990 ? event.instrument : null;
            event.status = random.below(5);
            event.statusReason = 5 + random.below(4);
        } else {
            event.kind = MarketEvent.Kind.NEWS;
            event.instrument = null;
            event.newsNo = nextNewsNo++;
        }
    }

    private Book listedBook() {
        for (int draw = 0; draw < MAX_DRAWS; draw++) {
            int index = random.below(books.size());
            if (listed.get(index)) {
                return books.get(index);
            }
        }
        return books.get(listed.nextSetBit(0));
    }
}
