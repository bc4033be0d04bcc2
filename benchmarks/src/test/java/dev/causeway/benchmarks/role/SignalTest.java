package dev.causeway.benchmarks.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SignalTest {
    @Test
    void shouldComeBackWhenFormatted() {
        Signal signal = Signal.of("ready").with("port", 4711).with("why", "a b");

        assertThat(signal.format()).isEqualTo("@ready port=4711 why=a_b");
        assertThat(Signal.parse(signal.format())).isEqualTo(signal);
        assertThat(signal.number("port")).isEqualTo(4711);
    }

    @Test
    void shouldTakeOtherOutputForNoSignalWhenItHasNoMark() {
        assertThat(Signal.isSignal("WARNING: something")).isFalse();
        assertThatThrownBy(() -> Signal.parse("ready")).hasMessageContaining("not a signal");
    }

    @Test
    void shouldRefuseWhenAValueHasNoKey() {
        assertThatThrownBy(() -> Signal.parse("@ready =1")).hasMessageContaining("key=value");
        assertThatThrownBy(() -> Signal.parse("@ready port").number("port")).hasMessageContaining("key=value");
        assertThatThrownBy(() -> Signal.of("ready").number("port")).hasMessageContaining("no port");
    }
}
