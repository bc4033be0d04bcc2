package dev.causeway.gateway.normalize;

import dev.causeway.gateway.port.InboundSink;
import dev.causeway.gateway.port.InstrumentRegistry;
import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.protocol.feed.NoticeEncoder;
import dev.causeway.protocol.feed.Src;
import dev.causeway.store.JournalEntry;
import dev.causeway.store.JournalState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The gateway's instrument numbers, kept in the journal. Shared by all sessions; the lock also puts a definition into the
 * ring before any message of another session that uses the number.
 */
public final class JournaledInstruments implements InstrumentRegistry {
    private record Key(int venueId, String key) {}

    private record Instrument(int id, InstrumentRecord record) {}

    private static final int MAX_SYMBOL_CHARS = 24;
    private static final int WHOLE = Src.FLAG_FIRST | Src.FLAG_LAST;

    private final Map<Key, Instrument> instruments = new HashMap<>();
    private final List<Instrument> byId = new ArrayList<>();
    private final Map<Integer, Instrument> byNumber = new HashMap<>();
    private final InboundSink sink;
    private final NoticeEncoder encoder = new NoticeEncoder();
    private final Src src = new Src();
    private int nextId = 1;

    /** @param state what earlier runs allotted */
    public JournaledInstruments(JournalState state, InboundSink sink) {
        this.sink = sink;
        state.forEachDefinition(
                InstrumentRecord.KIND,
                (id, buffer, offset, length) -> keep(new Instrument(id, InstrumentRecord.decode(buffer, offset))));
    }

    @Override
    public synchronized int resolve(int venueId, String key, long epochNanos) {
        Instrument known = instruments.get(new Key(venueId, key));
        if (known != null) {
            return known.id;
        }
        InstrumentTerms terms = checked(new InstrumentTerms(key, Long.MIN_VALUE, 0));
        Instrument fresh = new Instrument(nextId, new InstrumentRecord(venueId, key, terms));
        long position = sink.tryClaim(2);
        if (position < 0) {
            return RETRY;
        }
        definition(sink.slot(position), fresh, epochNanos);
        notice(sink.slot(position + 1), fresh, epochNanos);
        sink.publish(position, 2);
        keep(fresh);
        return fresh.id;
    }

    @Override
    public synchronized String key(int venueId, int instrumentId) {
        Instrument known = byNumber.get(instrumentId);
        return known == null || known.record.venueId() != venueId ? null : known.record.key();
    }

    @Override
    public synchronized int define(int venueId, String key, InstrumentTerms terms, long epochNanos) {
        Instrument known = instruments.get(new Key(venueId, key));
        if (known != null && known.record.terms().equals(terms)) {
            return known.id;
        }
        int id = known == null ? nextId : known.id;
        Instrument told = new Instrument(id, new InstrumentRecord(venueId, key, checked(terms)));
        long position = sink.tryClaim(1);
        if (position < 0) {
            return RETRY;
        }
        definition(sink.slot(position), told, epochNanos);
        sink.publish(position, 1);
        keep(told);
        return id;
    }

    /**
     * Repeats one definition for receivers that joined late.
     *
     * @param index from 0
     * @return false when the ring has no room: call again with the same index
     */
    public synchronized boolean repeat(int index, long epochNanos) {
        long position = sink.tryClaim(1);
        if (position < 0) {
            return false;
        }
        notice(sink.slot(position), byId.get(index), epochNanos);
        sink.publish(position, 1);
        return true;
    }

    /**
     * Claims slots of one unit and fills the hindmost with the definitions of all instruments, as many as a unit takes.
     * While it does, no instrument is allotted: whoever uses a number the first time does so before or behind the unit.
     *
     * @param lead slots in front, left to the caller to fill
     * @return the unit to be published, or null when the ring has no room or is closed
     */
    synchronized ClaimedUnit claimWithDefinitions(int lead, long epochNanos) {
        int told = Math.min(byId.size(), sink.maxUnit() - lead);
        long first = sink.tryClaim(lead + told);
        if (first < 0) {
            return null;
        }
        for (int index = 0; index < told; index++) {
            notice(sink.slot(first + lead + index), byId.get(index), epochNanos);
        }
        return new ClaimedUnit(first, lead + told);
    }

    /** Slots claimed and not yet published. */
    record ClaimedUnit(long first, int count) {}

    /** How many instruments are known. */
    public synchronized int count() {
        return byId.size();
    }

    /** Refuses before anything is claimed what could not be encoded afterwards. */
    private static InstrumentTerms checked(InstrumentTerms terms) {
        String symbol = terms.symbol();
        if (symbol.length() > MAX_SYMBOL_CHARS || !symbol.chars().allMatch(c -> c > 0 && c < 0x80)) {
            throw new IllegalArgumentException(
                    "symbol of " + symbol.length() + " characters: at most " + MAX_SYMBOL_CHARS + ", US-ASCII");
        }
        return terms;
    }

    private void keep(Instrument instrument) {
        InstrumentRecord record = instrument.record;
        Instrument before = instruments.put(new Key(record.venueId(), record.key()), instrument);
        if (before == null) {
            byId.add(instrument);
        } else {
            byId.set(byId.indexOf(before), instrument);
        }
        byNumber.put(instrument.id, instrument);
        nextId = Math.max(nextId, instrument.id + 1);
    }

    private void definition(Slot slot, Instrument instrument, long epochNanos) {
        begin(slot, SlotKind.DEFINITION, epochNanos);
        slot.key = JournalEntry.key(InstrumentRecord.KIND, instrument.id);
        slot.length = instrument.record.encode(slot.buffer(), 0);
    }

    private void notice(Slot slot, Instrument instrument, long epochNanos) {
        begin(slot, SlotKind.NOTICE, epochNanos);
        src.venueId = instrument.record.venueId();
        src.instrumentId = instrument.id;
        src.gatewayTimeNs = epochNanos;
        src.flags = WHOLE;
        InstrumentTerms terms = instrument.record.terms();
        slot.length = encoder.instrumentDef(slot.buffer(), 0, src, terms.symbol(), terms.tickSize(), terms.lotSize());
    }

    private static void begin(Slot slot, SlotKind kind, long epochNanos) {
        slot.kind = kind;
        slot.flags = WHOLE;
        slot.sessionNo = 0;
        slot.epoch = 0;
        slot.venueSeqNo = 0;
        slot.nextExpected = 0;
        slot.venueEpoch = 0;
        slot.epochNanos = epochNanos;
    }
}
