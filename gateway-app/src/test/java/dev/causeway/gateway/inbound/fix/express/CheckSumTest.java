package dev.causeway.gateway.inbound.fix.express;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CheckSumTest {
    @Test
    void shouldBeTheSumOfTheBytesWhateverTheirNumber() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] bytes = new byte[5_000];

        for (int i = 0; i < 500; i++) {
            random.nextBytes(bytes);
            int from = random.nextInt(100);
            int to = from + random.nextInt(bytes.length - from);
            assertThat(CheckSum.of(bytes, from, to))
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo(plainly(bytes, from, to));
        }
    }

    @Test
    void shouldNotCarryWhenEveryByteIsTheLargest() {
        byte[] bytes = new byte[4_099];
        Arrays.fill(bytes, (byte) 0xFF);

        assertThat(CheckSum.of(bytes, 0, bytes.length)).isEqualTo(plainly(bytes, 0, bytes.length));
    }

    private static int plainly(byte[] bytes, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += bytes[i] & 0xFF;
        }
        return sum & 0xFF;
    }
}
