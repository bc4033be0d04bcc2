package dev.causeway.mock.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * The lives of simulated orders: accepted or rejected, filled in parts, filled or cancelled, now and then a cancel that
 * comes too late. At most 64 are alive.
 *
 * <p>Owner: the simulator's thread.
 */
final class OrderFlow {
    private static final int MAX_ALIVE = 64;

    private final List<Working> alive = new ArrayList<>();
    private long nextOrderId = 1;
    private long nextExecId = 1;
    private long nextClientNo = 1;

    /** What happens to an order next, into the event's order and instrument. */
    void step(SeededRandom random, Book book, MarketEvent event) {
        int choice = random.below(10);
        if (alive.isEmpty() || (choice < 3 && alive.size() < MAX_ALIVE)) {
            accept(random, book, event);
        } else if (choice == 3) {
            reject(random, book, event);
        } else if (choice < 8) {
            fill(random, event);
        } else {
            cancel(random, event);
        }
    }

    /** A cancel that is refused: of a living order, or of one the venue has never seen. */
    void cancelReject(SeededRandom random, Book book, MarketEvent event) {
        event.kind = MarketEvent.Kind.CANCEL_REJECT;
        if (alive.isEmpty()) {
            accept(random, book, event);
            event.kind = MarketEvent.Kind.ORDER;
            return;
        }
        Working working = alive.get(random.below(alive.size()));
        event.instrument = working.instrument;
        event.order.set(working.state);
        event.order.execId = 0;
        event.order.origClientNo = working.state.clientNo;
        event.order.clientNo = nextClientNo++;
        event.order.reason = random.below(4);
    }

    private void accept(SeededRandom random, Book book, MarketEvent event) {
        Working working = newOrder(random, book);
        working.state.execType = '0';
        working.state.ordStatus = '0';
        working.state.leavesLots = working.state.lots;
        alive.add(working);
        report(working, event);
    }

    private void reject(SeededRandom random, Book book, MarketEvent event) {
        Working working = newOrder(random, book);
        working.state.execType = '8';
        working.state.ordStatus = '8';
        working.state.reason = random.below(7);
        report(working, event);
    }

    private void fill(SeededRandom random, MarketEvent event) {
        int index = random.below(alive.size());
        Working working = alive.get(index);
        OrderState state = working.state;
        state.lastLots = random.permille(400) ? state.leavesLots : 1 + random.below((int) state.leavesLots);
        state.lastTicks = state.ticks;
        state.cumLots += state.lastLots;
        state.leavesLots -= state.lastLots;
        state.execType = 'F';
        state.ordStatus = state.leavesLots == 0 ? '2' : '1';
        if (state.leavesLots == 0) {
            alive.remove(index);
        }
        report(working, event);
    }

    private void cancel(SeededRandom random, MarketEvent event) {
        Working working = alive.remove(random.below(alive.size()));
        working.state.execType = '4';
        working.state.ordStatus = '4';
        working.state.leavesLots = 0;
        working.state.lastLots = 0;
        working.state.origClientNo = working.state.clientNo;
        working.state.clientNo = nextClientNo++;
        report(working, event);
    }

    private Working newOrder(SeededRandom random, Book book) {
        Working working = new Working(book.instrument(), new OrderState());
        OrderState state = working.state;
        state.orderId = nextOrderId++;
        state.clientNo = nextClientNo++;
        state.side = random.permille(500) ? '1' : '2';
        state.priced = !random.permille(50);
        state.ticks = state.side == '1' ? book.bidTicks(random.below(3)) : book.askTicks(random.below(3));
        state.lots = 1 + random.below(500);
        state.reason = OrderState.NO_REASON;
        return working;
    }

    private void report(Working working, MarketEvent event) {
        working.state.execId = nextExecId++;
        event.instrument = working.instrument;
        event.order.set(working.state);
    }

    private record Working(Instrument instrument, OrderState state) {}
}
