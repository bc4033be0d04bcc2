package dev.causeway.benchmarks.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quickfix.DataDictionary;
import quickfix.Message;
import quickfix.ValidationSettings;

/** Judged by an engine that knows nothing of these classes. */
class ExecutionReportsTest {
    private static final long INTENDED = 1_795_283_999_012_345_678L;

    private final ExecutionReports reports = new ExecutionReports(2, "LOAD", "BENCH3", 7);
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[300]);

    @ParameterizedTest
    @ValueSource(longs = {2, 9, 10, 99, 12_345, 1_000_000, 123_456_789})
    void shouldBeALegalMessageOf276BytesWhenTheNumberHasAnyLength(long msgSeqNum) throws Exception {
        for (int i = 0; i < 300; i++) {
            reports.write(buffer, 5, msgSeqNum, INTENDED + i);
            String text = buffer.getStringWithoutLengthAscii(5, ExecutionReports.MESSAGE_BYTES);

            Message message = new Message(text, true);

            assertThat(text).endsWith("\u0001").contains("\u000134=" + msgSeqNum + "\u0001");
            assertThat(message.getHeader().getUtcTimeStamp(52))
                    .isEqualTo(
                            LocalDateTime.parse("2026-11-21T17:59:59.012345678").plusNanos(i));
            assertThat(message.getUtcTimeStamp(60))
                    .isEqualTo(message.getHeader().getUtcTimeStamp(52));
            if (i == 0) {
                new DataDictionary("FIX44.xml").validate(message, new ValidationSettings());
            }
        }
    }
}
