package dev.causeway.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelinePropertiesTest {
    @ParameterizedTest
    @CsvSource({
        "4096, 0, NONE, 256",
        "4096, 0, BATCH, 2048",
        "64, 0, NONE, 64",
        "64, 0, BATCH, 32",
        "4096, 100, NONE, 100",
        "4096, 100, BATCH, 100"
    })
    void shouldMakeFewWaitsOfManyMessagesWhenNothingElseIsSaid(
            int ringSize, int maxBatch, StoreProperties.Sync sync, int batch) {
        PipelineProperties pipeline = new PipelineProperties(ringSize, maxBatch, PipelineProperties.Wait.BLOCKING, 1);

        assertThat(pipeline.batch(sync)).isEqualTo(batch);
    }
}
