package dev.causeway.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causeway.gateway.config.ConfigurationException;
import dev.causeway.gateway.inbound.socket.SocketSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XbpSocketAssemblyTest {
    @Test
    void shouldLeaveEverythingToKernelWhenNothingIsSet() {
        assertThat(settings()).isEqualTo(SocketSettings.defaults());
    }

    @Test
    void shouldTakeEveryOption() {
        SocketSettings settings = settings(
                "xbp.socket.local-address", "localhost",
                "xbp.socket.local-port", "4000",
                "xbp.socket.tcp-no-delay", "false",
                "xbp.socket.keep-alive", "true",
                "xbp.socket.send-buffer", "64KB",
                "xbp.socket.receive-buffer", "1MB",
                "xbp.socket.linger", "0s");

        assertThat(settings)
                .isEqualTo(new SocketSettings(false, true, 64 * 1024, 1 << 20, 0, "127.0.0.1", 4_000, null));
    }

    @ParameterizedTest
    @CsvSource({
        "local-address, 192.0.2.1",
        "local-address, not-a-host.invalid",
        "send-buffer, 2GB",
        "receive-buffer, -1B",
        "linger, 61s",
        "linger, -1s"
    })
    void shouldNameKeyAndValueWhenOptionCannotBeUsed(String name, String value) {
        assertThatThrownBy(() -> settings("xbp.socket." + name, value))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("gateway.sessions[a].xbp.socket." + name + " = ");
    }

    private static SocketSettings settings(String... options) {
        return new XbpSocketAssembly(new BoundSessions()
                        .session("a", options)
                        .bind()
                        .sessions()
                        .get(0))
                .settings(null);
    }
}
