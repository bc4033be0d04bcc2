package dev.causeway.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageMixTest {
    @ParameterizedTest
    @CsvSource({"'30,60,10', 30, 60, 10", "'100,0,0', 100, 0, 0", "'0,1,99', 0, 1, 99", "'33,33,34', 33, 33, 34"})
    void shouldHoldTheSharesWhenMadeAPattern(String text, int trades, int quotes, int executions) {
        String pattern = new String(MessageMix.parse(text).pattern());

        assertThat(pattern.chars().filter(kind -> kind == 'T').count()).isEqualTo(trades);
        assertThat(pattern.chars().filter(kind -> kind == 'Q').count()).isEqualTo(quotes);
        assertThat(pattern.chars().filter(kind -> kind == 'E').count()).isEqualTo(executions);
    }

    @Test
    void shouldSpreadEachKindWhenMadeAPattern() {
        String pattern = new String(MessageMix.parse("10,80,10").pattern());

        for (int i = 0; i < pattern.length(); i += 10) {
            assertThat(pattern.substring(i, i + 10)).contains("T").contains("E");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"30,60", "30,60,11", "-10,100,10", "a,b,c", ""})
    void shouldRefuseWhenSharesAreWrong(String text) {
        assertThatThrownBy(() -> MessageMix.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
