package dev.causeway.benchmarks.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.benchmarks.fix.ExecutionReports;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadTest {
    private static final long INTENDED = 1_795_283_999_012_345_678L;

    @ParameterizedTest
    @CsvSource({"1, 2", "12, 99999", "200, 123456789"})
    void shouldKnowSessionNumberAndTimeWhenItIsAFixReport(int session, long msgSeqNum) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[300]);
        new ExecutionReports(session - 1, "LOAD", "BENCH" + session, 3).write(buffer, 9, msgSeqNum, INTENDED);

        assertThat(Payload.FIX.sessionNo(buffer, 9)).isEqualTo(session);
        assertThat(Payload.FIX.venueSeqNo(buffer, 9)).isEqualTo(msgSeqNum);
        assertThat(Payload.FIX.venueTimeNanos(buffer, 9)).isEqualTo(INTENDED);
    }
}
