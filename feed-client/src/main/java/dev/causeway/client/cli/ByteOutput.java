package dev.causeway.client.cli;

import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.agrona.DirectBuffer;

/**
 * Bytes and numbers to a stream, buffered, without a string in between. Owner: one thread. A stream that fails throws
 * {@link UncheckedIOException}.
 */
final class ByteOutput implements Flushable {
    private static final int BUFFER_BYTES = 256 * 1024;
    private static final int MAX_NUMBER_BYTES = 24;
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private final OutputStream stream;
    private final byte[] bytes = new byte[BUFFER_BYTES];
    private final byte[] digits = new byte[MAX_NUMBER_BYTES];
    private int length;

    ByteOutput(OutputStream stream) {
        this.stream = stream;
    }

    ByteOutput put(int character) {
        if (length == bytes.length) {
            drain();
        }
        bytes[length++] = (byte) character;
        return this;
    }

    /** US-ASCII text as it is. */
    ByteOutput put(String text) {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
        return this;
    }

    ByteOutput putUnsigned(long value) {
        return putDigits(value, 1);
    }

    /** Plain decimal, without exponent or trailing zeros. */
    ByteOutput putDecimal(long value, int scale) {
        if (value < 0) {
            put('-');
        }
        long magnitude = value < 0 ? -value : value; // of Long.MIN_VALUE right as an unsigned number
        long unit = 1;
        for (int i = 0; i < scale; i++) {
            unit *= 10;
        }
        putDigits(Long.divideUnsigned(magnitude, unit), 1);
        long fraction = Long.remainderUnsigned(magnitude, unit);
        if (fraction == 0) {
            return this;
        }
        int places = scale;
        while (fraction % 10 == 0) {
            fraction /= 10;
            places--;
        }
        return put('.').putDigits(fraction, places);
    }

    /** What a JSON string may hold of these bytes: US-ASCII, the rest as escapes. Without quotes. */
    ByteOutput putEscaped(DirectBuffer buffer, int offset, int count) {
        for (int i = 0; i < count; i++) {
            putEscaped(buffer.getByte(offset + i));
        }
        return this;
    }

    ByteOutput putEscaped(byte character) {
        if (character == '"' || character == '\\') {
            return put('\\').put(character);
        }
        if (character >= ' ' && character < 0x7F) {
            return put(character);
        }
        return put("\\u00").put(HEX[character >> 4 & 0xF]).put(HEX[character & 0xF]);
    }

    ByteOutput putSpaces(int count) {
        for (int i = 0; i < count; i++) {
            put(' ');
        }
        return this;
    }

    @Override
    public void flush() {
        if (length == 0) {
            return;
        }
        drain();
        try {
            stream.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ByteOutput putDigits(long value, int places) {
        int at = digits.length;
        long rest = value;
        while (rest != 0 || digits.length - at < places) {
            long quotient = rest >= 0 ? rest / 10 : Long.divideUnsigned(rest, 10);
            digits[--at] = (byte) ('0' + (rest - quotient * 10));
            rest = quotient;
        }
        while (at < digits.length) {
            put(digits[at++]);
        }
        return this;
    }

    private void drain() {
        try {
            stream.write(bytes, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            length = 0;
        }
    }
}
