package dev.causeway.gateway.ops.feed;

import java.util.List;
import java.util.Map;

/**
 * The feed as it goes out.
 *
 * @param streamName the feed's session name
 * @param nextNumber the number the next message will carry
 * @param messages put into datagrams since the start
 * @param heartbeats sent since the start
 * @param channels both channels
 * @param retransmission those who ask again
 */
public record FeedStatus(
        String streamName,
        long nextNumber,
        long messages,
        long heartbeats,
        List<Channel> channels,
        Retransmission retransmission) {
    /** One channel and what it sent since the start. */
    public record Channel(
            String name,
            String group,
            String networkInterface,
            boolean enabled,
            long packets,
            long bytes,
            long sendErrors,
            int sendBufferBytes) {}

    /**
     * The retransmission server.
     *
     * @param packetsPerSecond budget of one requester
     * @param totalPacketsPerSecond budget of all together
     * @param allow networks that may ask
     * @param requests by what became of them
     */
    public record Retransmission(
            String address,
            int packetsPerSecond,
            int totalPacketsPerSecond,
            List<String> allow,
            Map<String, Long> requests,
            long packets,
            long bytes) {}
}
