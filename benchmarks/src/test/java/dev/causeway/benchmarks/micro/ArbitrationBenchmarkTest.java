package dev.causeway.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArbitrationBenchmarkTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void shouldDeliverEachMessageOnceWhenBothChannelsBringIt(int messages) {
        ArbitrationBenchmark benchmark = new ArbitrationBenchmark();
        benchmark.messages = messages;
        benchmark.begin();

        assertThat(benchmark.bothChannels()).isEqualTo(messages);
        assertThat(benchmark.bothChannels()).isEqualTo(2L * messages);
        assertThatCode(benchmark::check).doesNotThrowAnyException();
    }
}
