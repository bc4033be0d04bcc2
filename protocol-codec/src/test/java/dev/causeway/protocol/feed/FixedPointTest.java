package dev.causeway.protocol.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against BigDecimal, whose arithmetic is exact. */
class FixedPointTest {
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE + 2);
    private static final int ROUNDS = 50_000;

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "-0.0, 0",
        "1, 100000000",
        "00023.23, 2323000000",
        "189.54, 18954000000",
        "-1.5, -150000000",
        ".5, 50000000",
        "5., 500000000",
        "0.00000001, 1",
        "0.000000010000, 1",
        "-0.00000001, -1",
        "92233720368.54775807, 9223372036854775807",
        "-92233720368.54775806, -9223372036854775806",
        "000000000000000000000000000001, 100000000"
    })
    void shouldParseAPrice(String text, long expected) {
        assertThat(parseBoth(text, FixedPoint.PRICE_SCALE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "-.",
                "--1",
                "+1",
                "1-",
                "1.2.3",
                "1..2",
                " 1",
                "1 ",
                "1,5",
                "1e3",
                "1E3",
                "NaN",
                "0x10",
                "\u0661",
                "1\0",
                "0.000000001",
                "0.000000011",
                "92233720368.54775808",
                "-92233720368.54775807",
                "-92233720368.54775808",
                "92233720369",
                "9223372036854775808",
                "99999999999999999999999999"
            })
    void shouldRefuseWhatIsNoDecimalOrDoesNotFit(String text) {
        assertThat(parseBoth(text, FixedPoint.PRICE_SCALE)).isEqualTo(FixedPoint.INVALID);
    }

    @Test
    void shouldKeepInvalidApartFromNull() {
        assertThat(FixedPoint.INVALID).isNotEqualTo(FixedPoint.NULL_PRICE);
        assertThat(FixedPoint.NULL_PRICE).isEqualTo(Long.MIN_VALUE);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 0.00000001",
        "-1, -0.00000001",
        "18954000000, 189.54",
        "100000000000, 1000",
        "9223372036854775807, 92233720368.54775807",
        "-9223372036854775808, -92233720368.54775808"
    })
    void shouldAppendAPlainDecimal(long value, String expected) {
        assertThat(text(value, FixedPoint.PRICE_SCALE)).isEqualTo(expected);
    }

    @Test
    void shouldAppendWhatBigDecimalSaysAndParseItBack() {
        long seed = Long.getLong("test.seed", System.nanoTime());
        System.out.println("FixedPointTest round trip, seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            int scale = random.nextInt(FixedPoint.MAX_SCALE + 1);
            BigDecimal exact = BigDecimal.valueOf(value, scale);

            String text = text(value, scale);

            assertThat(text).as("seed " + seed).isEqualTo(plain(exact));
            if (value > FixedPoint.INVALID) {
                assertThat(parseBoth(text, scale)).as("seed %d: %s", seed, text).isEqualTo(value);
            }
        }
    }

    @Test
    void shouldParseRandomDecimalsAsBigDecimalDoes() {
        long seed = Long.getLong("test.seed", System.nanoTime());
        System.out.println("FixedPointTest decimals, seed " + seed);
        Random random = new Random(seed);
        int valid = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String text = randomText(random);
            int scale = random.nextInt(FixedPoint.MAX_SCALE + 1);
            long expected = expected(text, scale);

            long value = parseBoth(text, scale);

            assertThat(value).as("seed %d: '%s' scale %d", seed, text, scale).isEqualTo(expected);
            valid += expected == FixedPoint.INVALID ? 0 : 1;
        }
        assertThat(valid).as("seed " + seed).isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "-" : "");
        for (int i = random.nextInt(12) + random.nextInt(3) * 4; i > 0; i--) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        if (random.nextInt(3) > 0) {
            text.append('.');
            for (int i = random.nextInt(11); i > 0; i--) {
                text.append((char) ('0' + random.nextInt(10)));
            }
            text.append("0".repeat(random.nextInt(5)));
        }
        if (random.nextInt(20) == 0) {
            text.insert(random.nextInt(text.length() + 1), "-+. eE,x".charAt(random.nextInt(8)));
        }
        return text.toString();
    }

    private static long expected(String text, int scale) {
        if (!text.matches("-?([0-9]+\\.?[0-9]*|\\.[0-9]+)")) {
            return FixedPoint.INVALID;
        }
        BigDecimal scaled = new BigDecimal(text).scaleByPowerOfTen(scale);
        if (scaled.stripTrailingZeros().scale() > 0) {
            return FixedPoint.INVALID;
        }
        BigInteger value = scaled.toBigIntegerExact();
        return value.compareTo(MIN) < 0 || value.compareTo(MAX) > 0 ? FixedPoint.INVALID : value.longValueExact();
    }

    /** From a buffer of exactly the text's size, and from a sequence with other characters around it. */
    private static long parseBoth(String text, int scale) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        long fromBuffer = FixedPoint.parse(new UnsafeBuffer(bytes), 0, bytes.length, scale);
        long fromText = FixedPoint.parse("7" + text + "7", 1, text.length(), scale);
        assertThat(fromText).as(text).isEqualTo(fromBuffer);
        return fromText;
    }

    private static String text(long value, int scale) {
        return FixedPoint.append(new StringBuilder(), value, scale).toString();
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
