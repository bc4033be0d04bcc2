package dev.causeway.gateway.config;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code gateway.feed}.
 *
 * @param channels the two redundant channels
 * @param retransmission the server for those who missed something
 */
public record FeedProperties(
        @Valid @NotNull @DefaultValue Channels channels,
        @Valid @NotNull @DefaultValue Retransmission retransmission) {
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
     * @param bind address the server listens on
     * @param port UDP port
     * @param allow networks that may ask, in CIDR form
     * @param packetsPerSecond answer datagrams a second for one requester
     * @param totalPacketsPerSecond answer datagrams a second for all
     */
    public record Retransmission(
            @NotBlank @DefaultValue("127.0.0.1") String bind,
            @Min(0) @Max(65535) @DefaultValue("15010") int port,
            @DefaultValue({"127.0.0.0/8"}) List<String> allow,
            @Min(1) @DefaultValue("10000") int packetsPerSecond,
            @Min(1) @DefaultValue("40000") int totalPacketsPerSecond) {}
}
