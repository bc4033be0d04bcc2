package dev.causeway.gateway.ops.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causeway.store.DamagedStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditFileTest {
    @TempDir
    private Path directory;

    private Path path;

    @BeforeEach
    void writeThree() {
        path = directory.resolve("audit/audit.log");
        try (AuditFile file = new AuditFile(path)) {
            file.append("one");
            file.append("two, in UTF-8: ä");
            file.append("three");
        }
    }

    @Test
    void shouldReadBackAndGoOnWhenOpenedAgain() {
        try (AuditFile file = new AuditFile(path)) {
            file.append("four");
            assertThat(file.bodies()).containsExactly("one", "two, in UTF-8: ä", "three", "four");
        }

        try (AuditFile file = new AuditFile(path)) {
            assertThat(file.bodies()).hasSize(4);
        }
    }

    @Test
    void shouldRefuseWhenAnyByteOfARecordWasChanged() throws IOException {
        byte[] good = Files.readAllBytes(path);
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 1;
            Files.write(path, bad);

            // A changed last line end looks like a record that was being written; nothing else may.
            if (i < good.length - 1) {
                assertThatThrownBy(() -> new AuditFile(path))
                        .as("byte %d", i)
                        .isInstanceOf(DamagedStoreException.class);
            }
        }
    }

    @Test
    void shouldRefuseWhenARecordIsMissing() throws IOException {
        List<String> lines = Files.readAllLines(path);

        Files.write(path, List.of(lines.get(0), lines.get(2)));

        assertThatThrownBy(() -> new AuditFile(path)).hasMessageContaining("does not follow");
    }

    @Test
    void shouldCutARecordThatACrashLeftHalfWritten() throws IOException {
        Files.writeString(path, "0123456789abcdef", StandardOpenOption.APPEND);

        try (AuditFile file = new AuditFile(path)) {
            file.append("four");
            assertThat(file.bodies()).endsWith("three", "four");
        }
    }
}
