package dev.causeway.gateway.inbound.xbp;

/** Reads choices from bytes; past their end every choice is 0. */
final class FuzzInput {
    private final byte[] bytes;
    private int position;

    FuzzInput(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean hasMore() {
        return position < bytes.length;
    }

    /** 0..255. */
    int next() {
        return position < bytes.length ? bytes[position++] & 0xFF : 0;
    }

    /** 0 to this, not included; at most 256. */
    int choice(int bound) {
        return next() % bound;
    }

    /** A number near this one, or, seldom, any 32-bit number. */
    long near(long number) {
        int kind = next();
        return kind == 255 ? any() : Math.max(0, number + kind % 16 - 6);
    }

    /** 0..2^32-1. */
    long any() {
        return (long) next() << 24 | next() << 16 | next() << 8 | next();
    }
}
