package dev.causeway.gateway.normalize;

import dev.causeway.gateway.port.InstrumentRegistry.InstrumentTerms;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * What the journal keeps of an instrument: definition of kind {@link #KIND}, its id is the instrumentId.
 *
 * <table>
 * <caption>Payload, little-endian</caption>
 * <tr><th>offset</th><th>size</th><th>field</th></tr>
 * <tr><td>0</td><td>u16</td><td>venueId</td></tr>
 * <tr><td>2</td><td>6</td><td>0</td></tr>
 * <tr><td>8</td><td>i64</td><td>tick size, times 1e-8</td></tr>
 * <tr><td>16</td><td>i64</td><td>lot size, times 1e-4</td></tr>
 * <tr><td>24</td><td>4+n</td><td>symbol, length first</td></tr>
 * <tr><td>28+n</td><td>4+m</td><td>key, length first</td></tr>
 * </table>
 */
record InstrumentRecord(int venueId, String key, InstrumentTerms terms) {
    /** The definition kind of instruments. */
    static final int KIND = 3;

    private static final int TEXTS_OFFSET = 24;

    int encode(MutableDirectBuffer buffer, int offset) {
        buffer.putLong(offset, 0);
        buffer.putShort(offset, (short) venueId, ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(offset + 8, terms.tickSize(), ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(offset + 16, terms.lotSize(), ByteOrder.LITTLE_ENDIAN);
        int length = TEXTS_OFFSET;
        length += buffer.putStringUtf8(offset + length, terms.symbol(), ByteOrder.LITTLE_ENDIAN);
        length += buffer.putStringUtf8(offset + length, key, ByteOrder.LITTLE_ENDIAN);
        return length;
    }

    static InstrumentRecord decode(DirectBuffer buffer, int offset) {
        int venueId = buffer.getShort(offset, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
        long tickSize = buffer.getLong(offset + 8, ByteOrder.LITTLE_ENDIAN);
        long lotSize = buffer.getLong(offset + 16, ByteOrder.LITTLE_ENDIAN);
        int symbolOffset = offset + TEXTS_OFFSET;
        int symbolBytes = buffer.getInt(symbolOffset, ByteOrder.LITTLE_ENDIAN);
        String symbol = buffer.getStringUtf8(symbolOffset, ByteOrder.LITTLE_ENDIAN);
        String key = buffer.getStringUtf8(symbolOffset + Integer.BYTES + symbolBytes, ByteOrder.LITTLE_ENDIAN);
        return new InstrumentRecord(venueId, key, new InstrumentTerms(symbol, tickSize, lotSize));
    }
}
