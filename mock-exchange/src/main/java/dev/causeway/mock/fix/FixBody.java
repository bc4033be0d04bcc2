package dev.causeway.mock.fix;

import dev.causeway.protocol.feed.FixedPoint;

/**
 * Builds the fields of a message's body.
 *
 * <p>Owner: the venue's thread.
 */
final class FixBody {
    private static final char SOH = '\u0001';

    private final StringBuilder text = new StringBuilder(512);

    FixBody clear() {
        text.setLength(0);
        return this;
    }

    FixBody add(int tag, CharSequence value) {
        text.append(tag).append('=').append(value).append(SOH);
        return this;
    }

    FixBody add(int tag, char value) {
        text.append(tag).append('=').append(value).append(SOH);
        return this;
    }

    FixBody add(int tag, long value) {
        text.append(tag).append('=').append(value).append(SOH);
        return this;
    }

    FixBody id(int tag, char letter, long number) {
        text.append(tag).append('=').append(letter).append(number).append(SOH);
        return this;
    }

    FixBody price(int tag, long value) {
        FixedPoint.append(text.append(tag).append('='), value, FixedPoint.PRICE_SCALE)
                .append(SOH);
        return this;
    }

    FixBody qty(int tag, long value) {
        FixedPoint.append(text.append(tag).append('='), value, FixedPoint.QTY_SCALE)
                .append(SOH);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
