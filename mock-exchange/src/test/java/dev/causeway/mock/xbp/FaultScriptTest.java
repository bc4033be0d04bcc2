package dev.causeway.mock.xbp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultScriptTest {
    @TempDir
    private Path folder;

    @Test
    void shouldReadFaultsInOrderWhenLinesAreGood() throws IOException {
        Path script = script("# a comment", "", "skip at=100 count=3", "silence at=200 millis=4000", "wrong-epoch");

        List<Fault> faults = FaultScript.read(script);

        assertThat(faults)
                .containsExactly(
                        Fault.of(Fault.Kind.SKIP, 100, 3),
                        new Fault(Fault.Kind.SILENCE, 200, 1, 4000),
                        Fault.of(Fault.Kind.WRONG_EPOCH, 0, 1));
    }

    @Test
    void shouldNameFileLineAndWhatIsAllowedWhenALineIsWrong() throws IOException {
        assertThatThrownBy(() -> FaultScript.read(script("skip", "jump at=1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("line 2", "'jump'", "larger-block");
        assertThatThrownBy(() -> FaultScript.read(script("skip at=x"))).hasMessageContaining("'at=x' is no whole");
        assertThatThrownBy(() -> FaultScript.read(script("skip at=-1"))).hasMessageContaining("at least 0");
        assertThatThrownBy(() -> FaultScript.read(script("skip for=1"))).hasMessageContaining("at=, count=");
        assertThatThrownBy(() -> FaultScript.read(script("skip now"))).hasMessageContaining("at=, count=");
    }

    @Test
    void shouldSayWhichFileWhenItCannotBeRead() {
        assertThatThrownBy(() -> FaultScript.read(folder.resolve("none")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none");
    }

    private Path script(String... lines) throws IOException {
        return Files.write(folder.resolve("faults.txt"), List.of(lines));
    }
}
