package dev.causeway.client.snapshot;

import dev.causeway.client.FeedListener;
import dev.causeway.client.snapshot.InstrumentState.OrderKey;
import dev.causeway.client.snapshot.InstrumentState.VenueStatus;
import dev.causeway.protocol.feed.sbe.InstrumentDefDecoder;
import dev.causeway.protocol.feed.sbe.OrderEventDecoder;
import dev.causeway.protocol.feed.sbe.QuoteDecoder;
import dev.causeway.protocol.feed.sbe.SrcDecoder;
import dev.causeway.protocol.feed.sbe.TradingStatusDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Keeps the last quote, the trading status and the open orders of every instrument. Give it to the client as a listener, next
 * to others if you like. A new session of the feed begins empty.
 *
 * <p>Written by the client's thread, read by any; every read is a copy. A quote allocates nothing, an execution report
 * does. Memory is bounded: what is beyond {@link #MAX_INSTRUMENTS} and {@link #MAX_OPEN_ORDERS} is not kept but counted.
 */
public final class FeedSnapshot implements FeedListener {
    /** Instruments kept at most. */
    public static final int MAX_INSTRUMENTS = 1 << 17;
    /** Open orders kept at most. */
    public static final int MAX_OPEN_ORDERS = 1 << 20;

    /** OrdStatus(39) of an order that will not trade any more. */
    private static final String FINAL_STATES = "2348BC";

    private final Long2ObjectHashMap<InstrumentState> instruments = new Long2ObjectHashMap<>();
    private final Map<Integer, VenueStatus> venues = new HashMap<>();
    private int openOrders;
    private long notKept;
    private boolean complete;

    /** What is known of an instrument by the gateway's number, empty when nothing is. */
    public synchronized Optional<InstrumentView> instrument(long instrumentId) {
        return Optional.ofNullable(instruments.get(instrumentId)).map(this::view);
    }

    /** Everything that is known, in no order. */
    public synchronized List<InstrumentView> instruments() {
        return instruments.values().stream().map(this::view).toList();
    }

    /** Whether all of the session was seen: from number 1 on, and nothing was lost. */
    public synchronized boolean isComplete() {
        return complete;
    }

    /** Messages that were not kept because there was no place. */
    public synchronized long notKept() {
        return notKept;
    }

    @Override
    public synchronized void onSession(String session, long firstSeqNo) {
        instruments.clear();
        venues.clear();
        openOrders = 0;
        complete = firstSeqNo == 1;
    }

    @Override
    public synchronized void onGapLost(long fromSeqNo, long toSeqNo) {
        complete = false;
    }

    @Override
    public synchronized void onInstrumentDef(long seqNo, InstrumentDefDecoder definition) {
        InstrumentState state = stateOf(definition.src());
        if (state != null && state.symbol.isEmpty()) {
            state.symbol = definition.symbol();
        }
    }

    @Override
    public synchronized void onQuote(long seqNo, QuoteDecoder quote) {
        InstrumentState state = stateOf(quote.src());
        if (state != null) {
            state.quote(seqNo, quote);
        }
    }

    @Override
    public synchronized void onTradingStatus(long seqNo, TradingStatusDecoder status) {
        VenueStatus latest = new VenueStatus(seqNo, status.status());
        if (status.src().instrumentId() == 0) {
            venues.put(status.src().venueId(), latest);
            return;
        }
        InstrumentState state = stateOf(status.src());
        if (state != null) {
            state.status = latest;
        }
    }

    @Override
    public synchronized void onOrderEvent(long seqNo, OrderEventDecoder event) {
        InstrumentState state = stateOf(event.src());
        if (state == null) {
            return;
        }
        String venueOrderId = event.venueOrderId();
        String clOrdId = event.clOrdId();
        int sessionNo = event.src().sessionNo();
        OrderKey key = new OrderKey(sessionNo, venueOrderId.isEmpty() ? clOrdId : venueOrderId);
        OpenOrder order = new OpenOrder(
                seqNo,
                sessionNo,
                event.gatewayOrderId(),
                clOrdId,
                venueOrderId,
                (char) event.side(),
                event.price(),
                event.cumQty(),
                event.leavesQty(),
                (char) event.ordStatus());
        if (!venueOrderId.isEmpty()) {
            forget(state, new OrderKey(sessionNo, clOrdId)); // known until now only by the client's id
        }
        keep(state, key, order);
    }

    private void keep(InstrumentState state, OrderKey key, OpenOrder order) {
        if (FINAL_STATES.indexOf(order.ordStatus()) >= 0) {
            forget(state, key);
        } else if (state.openOrders.containsKey(key)) {
            state.openOrders.put(key, order);
        } else if (openOrders < MAX_OPEN_ORDERS) {
            state.openOrders.put(key, order);
            openOrders++;
        } else {
            notKept++;
        }
    }

    private void forget(InstrumentState state, OrderKey key) {
        if (state.openOrders.remove(key) != null) {
            openOrders--;
        }
    }

    /** Null for no instrument, and when there is no place for another. */
    private InstrumentState stateOf(SrcDecoder src) {
        long instrumentId = src.instrumentId();
        if (instrumentId == 0) {
            return null;
        }
        InstrumentState state = instruments.get(instrumentId);
        if (state == null && instruments.size() < MAX_INSTRUMENTS) {
            state = new InstrumentState(instrumentId, src.venueId());
            instruments.put(instrumentId, state);
        }
        notKept += state == null ? 1 : 0;
        return state;
    }

    private InstrumentView view(InstrumentState state) {
        return state.view(venues.getOrDefault(state.venueId, VenueStatus.UNKNOWN));
    }
}
