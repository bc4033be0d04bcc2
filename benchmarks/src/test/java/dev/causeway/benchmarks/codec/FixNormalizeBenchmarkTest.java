package dev.causeway.benchmarks.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.protocol.feed.sbe.BookUpdateDecoder;
import dev.causeway.protocol.feed.sbe.OrderEventDecoder;
import dev.causeway.protocol.feed.sbe.TradeDecoder;
import org.junit.jupiter.api.Test;

class FixNormalizeBenchmarkTest {
    private static final int HEADER = 8;

    @Test
    void shouldMeasureTheMappingsAndNotTheWayRoundThem() {
        FixNormalizeBenchmark benchmark = new FixNormalizeBenchmark();

        assertThat(benchmark.executionReport()).isGreaterThan(HEADER + OrderEventDecoder.BLOCK_LENGTH);
        assertThat(benchmark.mdTrade()).isEqualTo(HEADER + TradeDecoder.BLOCK_LENGTH);
        assertThat(benchmark.refresh()).isEqualTo(HEADER + BookUpdateDecoder.BLOCK_LENGTH);

        assertThat(benchmark.unmapped()).isZero();
    }
}
