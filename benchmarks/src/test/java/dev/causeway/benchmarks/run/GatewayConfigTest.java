package dev.causeway.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.benchmarks.load.Protocol;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class GatewayConfigTest {
    @Test
    @SuppressWarnings("unchecked")
    void shouldNameEverySessionAndChannelWhenWrittenAsYaml() {
        GatewayConfig config = new GatewayConfig(Path.of("/var/lib/causeway"), 8181, 15_110, 9990, "batch");

        Map<String, Map<String, Object>> yaml =
                new Yaml().load(config.yaml(Protocol.XBP, 2, List.of("239.192.77.1:4001", "239.192.77.2:4002")));

        Map<String, Object> gateway = yaml.get("gateway");
        assertThat(gateway)
                .containsEntry("data-dir", "/var/lib/causeway")
                .containsEntry("store", Map.of("sync", "batch"));
        assertThat((List<Map<String, Object>>) gateway.get("sessions"))
                .hasSize(2)
                .last()
                .satisfies(session -> assertThat(session)
                        .containsEntry("id", "load-2")
                        .containsEntry("endpoints", List.of("127.0.0.1:9990"))
                        .containsEntry(
                                "xbp",
                                Map.of(
                                        "comp-id",
                                        "BENCH2",
                                        "secret",
                                        "bench",
                                        "socket",
                                        Map.of("receive-buffer", "256KB"))));
        assertThat(gateway.get("feed"))
                .isEqualTo(Map.of(
                        "channels",
                        Map.of(
                                "a", Map.of("group", "239.192.77.1", "port", 4001, "interface", "lo", "ttl", 0),
                                "b", Map.of("group", "239.192.77.2", "port", 4002, "interface", "lo", "ttl", 0)),
                        "retransmission",
                        Map.of("bind", "127.0.0.1", "port", 15_110, "tcp-port", 0)));
        assertThat(yaml.get("management")).isEqualTo(Map.of("server", Map.of("address", "127.0.0.1", "port", 8181)));
    }

    @Test
    @SuppressWarnings("unchecked")
    void shouldNameFixSessionsWhenTheVenueSpeaksFix() {
        GatewayConfig config = new GatewayConfig(Path.of("/var/lib/causeway"), 8181, 15_110, 9990, "none");

        Map<String, Map<String, Object>> yaml =
                new Yaml().load(config.yaml(Protocol.FIX, 50, List.of("239.192.77.1:4001", "239.192.77.2:4002")));

        assertThat((List<Map<String, Object>>) yaml.get("gateway").get("sessions"))
                .hasSize(50)
                .last()
                .satisfies(session -> assertThat(session)
                        .containsEntry("protocol", "fix")
                        .containsEntry(
                                "fix",
                                Map.of(
                                        "begin-string", "FIX.4.4",
                                        "sender-comp-id", "BENCH50",
                                        "target-comp-id", "LOAD")));
    }
}
