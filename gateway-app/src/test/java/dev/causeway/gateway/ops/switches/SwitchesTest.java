package dev.causeway.gateway.ops.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwitchesTest {
    @TempDir
    private Path directory;

    @Test
    void shouldKnowAfterARestartWhatWasSavedAndNothingElse() {
        Switches switches = new Switches(file());
        switches.set(SwitchKind.SESSION, "simx-fix", true);
        switches.set(SwitchKind.CHANNEL, "b", true);
        switches.set(SwitchKind.CLIENT, "0:0:0:0:0:0:0:1", true);
        switches.set(SwitchKind.CLIENT, "10.0.0.1", true);
        switches.set(SwitchKind.CLIENT, "10.0.0.1", false);
        switches.save();
        switches.set(SwitchKind.SESSION, "not-saved", true);

        Switches restarted = new Switches(file());

        assertThat(restarted.off(SwitchKind.SESSION)).containsExactly("simx-fix");
        assertThat(restarted.off(SwitchKind.CHANNEL)).containsExactly("b");
        assertThat(restarted.off(SwitchKind.CLIENT)).containsExactly("0:0:0:0:0:0:0:1");
    }

    @Test
    void shouldHaveNothingOffWhenThereIsNoFile() {
        assertThat(new Switches(file()).isOff(SwitchKind.SESSION, "simx-fix")).isFalse();
    }

    @Test
    void shouldIgnoreWhatACrashLeftOfAReplacement() throws IOException {
        Switches switches = new Switches(file());
        switches.set(SwitchKind.CHANNEL, "a", true);
        switches.save();
        Files.writeString(file().resolveSibling("switches.new"), "session half-wri");

        assertThat(new Switches(file()).off(SwitchKind.SESSION)).isEmpty();
        assertThat(new Switches(file()).off(SwitchKind.CHANNEL)).containsExactly("a");
    }

    @Test
    void shouldNameTheLineThatNoGatewayWrote() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "session simx-fix\nfeed b\n");

        assertThatThrownBy(() -> new Switches(file()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file() + " line 2: allowed is session, channel or client and a name");
    }

    @Test
    void shouldKeepTheFileWhenItCannotBeReplaced() throws IOException {
        Switches switches = new Switches(file());
        switches.set(SwitchKind.CHANNEL, "a", true);
        switches.save();
        Files.createDirectory(file().resolveSibling("switches.new"));
        switches.set(SwitchKind.CHANNEL, "b", true);

        assertThatThrownBy(switches::save).isInstanceOf(UncheckedIOException.class);

        assertThat(new Switches(file()).off(SwitchKind.CHANNEL)).containsExactly("a");
    }

    private Path file() {
        return directory.resolve("operations/switches");
    }
}
