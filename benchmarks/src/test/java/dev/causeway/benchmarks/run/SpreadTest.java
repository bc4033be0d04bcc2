package dev.causeway.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void shouldTakeTheMiddleWhenCountIsOdd() {
        assertThat(Spread.of(List.of(3.0, 1.0, 2.0))).isEqualTo(new Spread(1, 2, 3));
    }

    @Test
    void shouldTakeTheMeanOfTheMiddleTwoWhenCountIsEven() {
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(new Spread(1, 2.5, 4));
    }

    @Test
    void shouldRefuseWhenThereAreNoFigures() {
        assertThatThrownBy(() -> Spread.of(List.of())).hasMessageContaining("no figures");
    }
}
