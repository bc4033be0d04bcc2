package dev.causeway.benchmarks.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Chronicle Queue wants flags of its JVM and is shown by the command alone. */
class RecordWriterTest {
    private static final int PAYLOAD_BYTES = 100;
    private static final int RECORDS = 1000;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(names = {"MAPPED", "CHANNEL"})
    void shouldReadBackWhatWasWritten(Writer writer) throws IOException {
        RecordCheck check = new RecordCheck(PAYLOAD_BYTES);
        RecordWriter journal = writer.open(directory.resolve("data"), true, PAYLOAD_BYTES);
        for (int number = 1; number <= RECORDS; number++) {
            journal.append(check.payload(number), number);
            if (number % 300 == 0) {
                journal.commit();
            }
        }
        journal.close();

        journal.read(check);

        assertThat(check.count()).isEqualTo(RECORDS);
    }

    @Test
    void shouldRefuseWhenARecordIsNotTheNext() {
        RecordCheck written = new RecordCheck(PAYLOAD_BYTES);
        RecordCheck check = new RecordCheck(PAYLOAD_BYTES);
        check.onRecord(written.payload(1), 0, PAYLOAD_BYTES);

        assertThatThrownBy(() -> check.onRecord(written.payload(3), 0, PAYLOAD_BYTES))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("record 2");
    }
}
