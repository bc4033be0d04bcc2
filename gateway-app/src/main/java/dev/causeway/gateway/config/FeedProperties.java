package dev.causeway.gateway.config;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code gateway.feed}.
 *
 * @param channels the two redundant channels
 * @param retransmission the servers for those who missed something
 * @param rollAt when the trading day ends and a new stream begins, {@code "HH:mm"} in quotes, for example {@code "00:00"};
 *     only on an operator's word when not set
 * @param rollZone whose clock {@code roll-at} means, for example {@code America/New_York}
 */
public record FeedProperties(
        @Valid @NotNull @DefaultValue Channels channels,
        @Valid @NotNull @DefaultValue Retransmission retransmission,

        @Pattern(
                regexp = "([01][0-9]|2[0-3]):[0-5][0-9]",
                message =
                        "a time of day, \"00:00\" to \"23:59\", in quotes (YAML takes 17:00 without quotes for a number)")
        String rollAt,

        @NotBlank @DefaultValue("UTC") String rollZone) {
    /**
     * {@code gateway.feed.channels}.
     *
     * @param a channel A; group 239.192.0.1, port 15001 when not set
     * @param b channel B; group 239.192.0.2, port 15002 when not set
     */
    public record Channels(@Valid Channel a, @Valid Channel b) {
        public Channels {
            a = a == null ? new Channel("239.192.0.1", 15001, "lo", 0, true, DataSize.ofMegabytes(4)) : a;
            b = b == null ? new Channel("239.192.0.2", 15002, "lo", 0, true, DataSize.ofMegabytes(4)) : b;
        }
    }

    /**
     * One channel.
     *
     * @param group IPv4 multicast group, 224.0.0.0/4
     * @param port UDP port
     * @param networkInterface name of the interface datagrams leave by ({@code interface} in the configuration)
     * @param ttl hops; 0 stays on this host
     * @param loopback whether receivers on this host get them
     * @param sendBuffer asked of the kernel
     */
    public record Channel(
            @NotBlank String group,
            @Min(1) @Max(65535) int port,

            @org.springframework.boot.context.properties.bind.Name("interface") @NotBlank @DefaultValue("lo")
            String networkInterface,

            @Min(0) @Max(255) @DefaultValue("0") int ttl,
            @DefaultValue("true") boolean loopback,
            @NotNull @DefaultValue("4MB") DataSize sendBuffer) {}

    /**
     * {@code gateway.feed.retransmission}.
     *
     * @param bind address the servers listen on
     * @param port UDP port for single messages missed
     * @param tcpPort TCP port for long ranges: late joiners
     * @param maxTcpClients the most TCP connections at a time; each has buffers of about 66 KB and 256 KB in the kernel
     * @param maxTcpClientsPerAddress the most TCP connections of one address, so that no host takes all places
     * @param allow networks that may ask, in CIDR form, by UDP and TCP
     * @param packetsPerSecond answer datagrams a second for one requester (UDP)
     * @param totalPacketsPerSecond answer datagrams a second for all (UDP)
     */
    public record Retransmission(
            @NotBlank @DefaultValue("127.0.0.1") String bind,
            @Min(0) @Max(65535) @DefaultValue("15010") int port,
            @Min(0) @Max(65535) @DefaultValue("15011") int tcpPort,
            @Min(1) @Max(1024) @DefaultValue("32") int maxTcpClients,
            @Min(1) @Max(1024) @DefaultValue("8") int maxTcpClientsPerAddress,
            @DefaultValue({"127.0.0.0/8"}) List<String> allow,
            @Min(1) @DefaultValue("10000") int packetsPerSecond,
            @Min(1) @DefaultValue("40000") int totalPacketsPerSecond) {}
}
