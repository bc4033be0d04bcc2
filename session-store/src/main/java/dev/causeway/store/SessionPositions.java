package dev.causeway.store;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The state a journal's records add up to. Positions are arrays by session number, so that applying a feed record allocates
 * nothing. Owned by the journal's owner thread.
 */
final class SessionPositions implements JournalState {
    private static final int MAX_SESSION_NO = 65_535;

    private final TreeMap<Long, byte[]> definitions = new TreeMap<>();
    private long[] expected = new long[16];
    private int[] epoch = new int[16];
    private long[] venueEpoch = new long[16];
    private long[] epochStartNanos = new long[16];

    @Override
    public boolean knows(int sessionNo) {
        return epoch(sessionNo) != 0;
    }

    @Override
    public long expected(int sessionNo) {
        return sessionNo < expected.length && expected[sessionNo] != 0 ? expected[sessionNo] : 1;
    }

    @Override
    public int epoch(int sessionNo) {
        return sessionNo < epoch.length ? epoch[sessionNo] : 0;
    }

    @Override
    public long venueEpoch(int sessionNo) {
        return sessionNo < venueEpoch.length ? venueEpoch[sessionNo] : 0;
    }

    @Override
    public long epochStartNanos(int sessionNo) {
        return sessionNo < epochStartNanos.length ? epochStartNanos[sessionNo] : 0;
    }

    @Override
    public void forEachDefinition(int kind, DefinitionVisitor visitor) {
        long from = JournalEntry.key(kind, 0);
        for (Map.Entry<Long, byte[]> each :
                definitions.subMap(from, true, from | 0xFFFF_FFFFL, true).entrySet()) {
            byte[] bytes = each.getValue();
            visitor.onDefinition(each.getKey().intValue(), new UnsafeBuffer(bytes), 0, bytes.length);
        }
    }

    /** One past the highest session number that may have a position. */
    int sessionLimit() {
        return expected.length;
    }

    /** Whether a checkpoint must name this session. */
    boolean holds(int sessionNo) {
        return expected[sessionNo] != 0 || epoch[sessionNo] != 0;
    }

    /** Every definition by its key, in the order of the keys. */
    Map<Long, byte[]> definitions() {
        return definitions;
    }

    static boolean isSessionNo(int sessionNo) {
        return sessionNo >= 0 && sessionNo <= MAX_SESSION_NO;
    }

    void expect(int sessionNo, long nextExpected) {
        ensure(sessionNo);
        expected[sessionNo] = nextExpected;
    }

    void begin(int sessionNo, int newEpoch, long newVenueEpoch, long startNanos) {
        ensure(sessionNo);
        epoch[sessionNo] = newEpoch;
        venueEpoch[sessionNo] = newVenueEpoch;
        epochStartNanos[sessionNo] = startNanos;
    }

    void define(JournalEntry entry) {
        byte[] bytes = new byte[entry.length];
        entry.buffer.getBytes(entry.offset, bytes);
        definitions.put(entry.key, bytes);
    }

    private void ensure(int sessionNo) {
        if (sessionNo >= expected.length) {
            int size = Math.max(sessionNo + 1, expected.length * 2);
            expected = Arrays.copyOf(expected, size);
            epoch = Arrays.copyOf(epoch, size);
            venueEpoch = Arrays.copyOf(venueEpoch, size);
            epochStartNanos = Arrays.copyOf(epochStartNanos, size);
        }
    }
}
