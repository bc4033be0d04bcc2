package dev.causeway.client.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImpairerTest {
    private static final int DATAGRAMS = 10_000;
    private static final long MILLI = 1_000_000;

    @Test
    void shouldPassEverythingInOrderWhenTheNetworkIsGood() {
        assertThat(through("", 1)).isSorted().hasSize(DATAGRAMS).doesNotHaveDuplicates();
    }

    @Test
    void shouldDoTheSameAgainWhenTheSeedIsTheSame() {
        String bad = "drop=10,delay=5:20,reorder=5,duplicate=3";

        assertThat(through(bad, 7)).isEqualTo(through(bad, 7)).isNotEqualTo(through(bad, 8));
    }

    @Test
    void shouldDropAndDuplicateItsShareWhenToldTo() {
        assertThat(through("drop=10", 1)).isSorted().hasSizeBetween(8_800, 9_200);
        assertThat(through("duplicate=10", 1)).isSorted().hasSizeBetween(10_800, 11_200);
    }

    @Test
    void shouldOnlyChangeTheOrderWhenReorderingOrDelaying() {
        for (String bad : List.of("reorder=10", "delay=10:20")) {
            List<Integer> passed = through(bad, 1);

            assertThat(Set.copyOf(passed)).hasSizeGreaterThanOrEqualTo(DATAGRAMS - 1);
            assertThat(passed).isNotEqualTo(passed.stream().sorted().toList());
        }
    }

    @Test
    void shouldChangeNothingBehindTheHeaderWhenDamaging() {
        Impairer impairer = new Impairer(Impairments.of("corrupt=100"), 1);
        byte[] datagram = new byte[60];
        for (int i = 0; i < DATAGRAMS; i++) {
            impairer.offer(datagram, 0);
            byte[] damaged = impairer.poll(0);

            assertThat(damaged).isNotEqualTo(datagram);
            for (int at = 14; at < damaged.length; at++) {
                assertThat(damaged[at]).isZero();
            }
        }
    }

    @Test
    void shouldSayWhatIsAllowedWhenTheTextIsWrong() {
        for (String wrong : List.of("drop=101", "drop=-1", "delay=5", "delay=5:0", "loss=1", "drop")) {
            assertThatThrownBy(() -> Impairments.of(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** The numbers that came out, one in each millisecond. */
    private static List<Integer> through(String bad, long seed) {
        Impairer impairer = new Impairer(Impairments.of(bad), seed);
        List<Integer> passed = new ArrayList<>();
        for (int i = 0; i < DATAGRAMS + 100; i++) {
            if (i < DATAGRAMS) {
                impairer.offer(new byte[] {(byte) (i >> 8), (byte) i}, i * MILLI);
            }
            for (byte[] out = impairer.poll(i * MILLI); out != null; out = impairer.poll(i * MILLI)) {
                passed.add((out[0] & 0xFF) << 8 | out[1] & 0xFF);
            }
        }
        return passed;
    }
}
