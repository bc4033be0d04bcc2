package dev.causeway.gateway.inbound.fix.normalize;

import dev.causeway.gateway.inbound.fix.store.RingWait;
import dev.causeway.gateway.port.InstrumentRegistry;
import dev.causeway.store.StoreException;
import java.util.HashMap;
import java.util.Map;
import org.agrona.concurrent.EpochNanoClock;

/**
 * One session's cache of instrument numbers by Symbol(55), so that a known symbol costs neither a lock nor a String. Owner:
 * the session's dispatch thread.
 */
final class Instruments {
    static final int NO_INSTRUMENT = 0;

    /** The symbol is no name that a definition could carry. */
    static final int BAD_SYMBOL = -1;

    private static final int MAX_SYMBOL = 24;
    private static final int MAX_CACHED = 65_536;

    private final InstrumentRegistry registry;
    private final int venueId;
    private final RingWait wait;
    private final EpochNanoClock clock;
    private final Map<SymbolKey, Integer> known = new HashMap<>();
    private final SymbolKey probe = new SymbolKey(new byte[MAX_SYMBOL], 0);
    private int resolved;

    Instruments(InstrumentRegistry registry, int venueId, RingWait wait, EpochNanoClock clock) {
        this.registry = registry;
        this.venueId = venueId;
        this.wait = wait;
        this.clock = clock;
    }

    /** The number of a symbol field, {@link #NO_INSTRUMENT} when it is absent, or {@link #BAD_SYMBOL}. */
    int resolve(FixFields fields, int index) {
        if (index < 0) {
            return NO_INSTRUMENT;
        }
        if (fields.length(index) == 0 || !fields.fits(index, MAX_SYMBOL)) {
            return BAD_SYMBOL;
        }
        probe.set(fields, index);
        Integer number = known.get(probe);
        return number != null ? number : learn(probe.copy());
    }

    private int learn(SymbolKey key) {
        String symbol = key.toString();
        if (!wait.until(
                () -> (resolved = registry.resolve(venueId, symbol, clock.nanoTime())) != InstrumentRegistry.RETRY)) {
            throw new StoreException("the ring did not take the definition of " + symbol);
        }
        if (known.size() >= MAX_CACHED) {
            known.clear();
        }
        known.put(key, resolved);
        return resolved;
    }
}
