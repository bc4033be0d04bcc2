package dev.causeway.gateway.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinePaceTest {
    private final LinePace pace = new LinePace(100);

    @Test
    void shouldAdmitOneASpanAndCountTheOthers() {
        assertThat(pace.admit(5)).isZero();
        assertThat(pace.admit(5)).isEqualTo(LinePace.UNWRITTEN);
        assertThat(pace.admit(104)).isEqualTo(LinePace.UNWRITTEN);
        assertThat(pace.admit(105)).isEqualTo(2);
        assertThat(pace.admit(300)).isZero();
    }

    @Test
    void shouldAdmitTheFirstWhereverTheClockBegins() {
        assertThat(new LinePace(100).admit(Long.MIN_VALUE)).isZero();

        LinePace nearTheEnd = new LinePace(100);
        assertThat(nearTheEnd.admit(Long.MAX_VALUE - 10)).isZero();
        assertThat(nearTheEnd.admit(Long.MIN_VALUE + 10)).isEqualTo(LinePace.UNWRITTEN);
        assertThat(nearTheEnd.admit(Long.MIN_VALUE + 100)).isEqualTo(1);
    }
}
