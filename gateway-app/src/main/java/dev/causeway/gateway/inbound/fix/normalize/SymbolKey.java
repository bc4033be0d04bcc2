package dev.causeway.gateway.inbound.fix.normalize;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a symbol as a map key; one instance is overwritten for each look-up. Owner: the dispatch thread. */
final class SymbolKey {
    private final byte[] bytes;
    private int length;
    private int hash;

    SymbolKey(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
        this.hash = hashOf();
    }

    void set(FixFields fields, int index) {
        length = fields.length(index);
        fields.buffer().getBytes(fields.offset(index), bytes, 0, length);
        hash = hashOf();
    }

    SymbolKey copy() {
        return new SymbolKey(Arrays.copyOf(bytes, length), length);
    }

    private int hashOf() {
        int value = 1;
        for (int i = 0; i < length; i++) {
            value = 31 * value + bytes[i];
        }
        return value;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SymbolKey key && Arrays.equals(bytes, 0, length, key.bytes, 0, key.length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }
}
