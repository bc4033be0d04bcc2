package dev.causeway.protocol.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsciiTest {
    private static final byte DIRT = 0x5A;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[24]);

    AsciiTest() {
        buffer.setMemory(0, 24, DIRT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAPL", "12345678", "a b\u007F\t"})
    void shouldPadWithNulAndReadBack(String text) {
        boolean put = Ascii.put(buffer, 4, 8, text);

        assertThat(put).isTrue();
        assertThat(Ascii.trimmedLength(buffer, 4, 8)).isEqualTo(text.length());
        assertThat(Ascii.get(buffer, 4, 8)).isEqualTo(text);
        for (int i = 4 + text.length(); i < 12; i++) {
            assertThat(buffer.getByte(i)).isZero();
        }
        assertThat(buffer.getByte(3)).isEqualTo(DIRT);
        assertThat(buffer.getByte(12)).isEqualTo(DIRT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789", "é", "a\0b", "\u0141", "\u0080"})
    void shouldWriteNothingWhenTextDoesNotFitOrIsNotAscii(String text) {
        boolean put = Ascii.put(buffer, 4, 8, text);

        assertThat(put).isFalse();
        assertThat(Ascii.fits(text, 8)).isFalse();
        assertThat(buffer.byteArray()).containsOnly(DIRT);
    }

    @Test
    void shouldCutAndReplaceWhenTruncating() {
        Ascii.putTruncated(buffer, 0, 8, "Zürich-Börse");

        assertThat(Ascii.get(buffer, 0, 8)).isEqualTo("Z?rich-B");
        assertThat(buffer.getByte(8)).isEqualTo(DIRT);
    }

    @Test
    void shouldReadBytesThatAreNotAsciiAsQuestionMarks() {
        buffer.putBytes(0, new byte[] {'A', (byte) 0xE9, 'B', 0, 'C'});

        assertThat(Ascii.get(buffer, 0, 5)).isEqualTo("A?B");
    }

    @Test
    void shouldWriteUnsignedNumbersAsTheirDecimalText() {
        long seed = Long.getLong("test.seed", System.nanoTime());
        System.out.println("AsciiTest numbers, seed " + seed);
        Random random = new Random(seed);
        long[] bounds = {0, 1, 9, 10, 99, 100, Long.MAX_VALUE, Long.MIN_VALUE, -1, -8446744073709551616L};

        for (int i = 0; i < 100_000; i++) {
            long bound = bounds[i % bounds.length];
            long value = i < 100 ? bound + (i / 10 - 5) : random.nextLong() >>> random.nextInt(64);
            String expected = Long.toUnsignedString(value);

            assertThat(Ascii.putUnsigned(buffer, 2, 20, value)).isTrue();
            assertThat(Ascii.get(buffer, 2, 20)).as("seed " + seed).isEqualTo(expected);
            assertThat(Ascii.putUnsigned(buffer, 2, expected.length(), value)).isTrue();
            assertThat(Ascii.putUnsigned(buffer, 2, expected.length() - 1, value))
                    .isFalse();
        }
    }
}
