package dev.causeway.benchmarks.run;

import dev.causeway.benchmarks.load.Protocol;
import java.nio.file.Path;
import java.util.List;

/**
 * The gateway's settings for one run, as the YAML it reads.
 *
 * @param dataDir its data directory, empty at the start
 * @param managementPort of health and metrics, on the loopback
 * @param retransmissionPort of the retransmission server, on the loopback
 * @param venuePort where the load venue listens
 * @param sync the journal's sync policy: none or batch
 */
record GatewayConfig(Path dataDir, int managementPort, int retransmissionPort, int venuePort, String sync) {
    private static final String HEAD = """
            server: { port: -1 }
            management: { server: { address: 127.0.0.1, port: %d } }
            gateway:
              id: BN
              data-dir: "%s"
              sessions:
            """;
    private static final String XBP_SESSION = """
                - { id: load-%1$d, venue: LOAD, protocol: xbp, endpoints: ["127.0.0.1:%2$d"], xbp: { comp-id: BENCH%1$d, secret: "bench"%3$s } }
            """;

    /** Hundreds of sockets of the kernel's own size, all flooded, meet the kernel's limit of memory for TCP. */
    private static final String ONE_OF_MANY = ", socket: { receive-buffer: 256KB }";

    private static final String FIX_SESSION = """
                - { id: load-%1$d, venue: LOAD, protocol: fix, endpoints: ["127.0.0.1:%2$d"], heartbeat-interval: 60s, fix: { begin-string: FIX.4.4, sender-comp-id: BENCH%1$d, target-comp-id: LOAD } }
            """;
    private static final String TAIL = """
              feed:
                channels:
            %s    retransmission: { bind: 127.0.0.1, port: %d, tcp-port: 0 }
              store: { sync: %s }
            """;

    /**
     * @param sessions how many sessions with the load venue
     * @param channels group:port, one a channel, A first
     */
    String yaml(Protocol protocol, int sessions, List<String> channels) {
        String session = protocol == Protocol.FIX ? FIX_SESSION : XBP_SESSION;
        StringBuilder yaml = new StringBuilder(HEAD.formatted(managementPort, dataDir));
        for (int i = 1; i <= sessions; i++) {
            yaml.append(session.formatted(i, venuePort, sessions > 1 ? ONE_OF_MANY : ""));
        }
        StringBuilder groups = new StringBuilder();
        for (int i = 0; i < channels.size(); i++) {
            String[] groupAndPort = channels.get(i).split(":");
            groups.append("      %c: { group: %s, port: %s, interface: lo, ttl: 0 }%n"
                    .formatted('a' + i, groupAndPort[0], groupAndPort[1]));
        }
        return yaml.append(TAIL.formatted(groups, retransmissionPort, sync)).toString();
    }
}
