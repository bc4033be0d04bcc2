package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.FeedProperties;
import dev.causeway.gateway.ops.feed.FeedChannels;
import dev.causeway.gateway.ops.feed.FeedStatus;
import dev.causeway.gateway.outbound.multicast.FeedChannel;
import dev.causeway.gateway.outbound.multicast.RetransmissionCounters;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The feed as the endpoint shows and switches it. Any thread. */
record FeedView(Gateway gateway) implements FeedChannels {
    @Override
    public FeedStatus status() {
        return new FeedStatus(
                gateway.journal().streamName(),
                gateway.publisher().nextFeedSeq(),
                gateway.publisher().messages().longValue(),
                gateway.publisher().heartbeats().longValue(),
                gateway.channels().stream().map(FeedView::channel).toList(),
                retransmission());
    }

    @Override
    public void enable(String channel, boolean on) {
        gateway.channels().stream().filter(each -> each.name().equals(channel)).forEach(each -> each.enable(on));
    }

    private static FeedStatus.Channel channel(FeedChannel channel) {
        return new FeedStatus.Channel(
                channel.name(),
                channel.options().group().getHostString() + ":"
                        + channel.options().group().getPort(),
                channel.options().networkInterface().getName(),
                channel.enabled(),
                channel.packets().longValue(),
                channel.bytes().longValue(),
                channel.sendErrors().longValue(),
                channel.grantedSendBufferBytes());
    }

    private FeedStatus.Retransmission retransmission() {
        FeedProperties.Retransmission settings = gateway.properties().feed().retransmission();
        RetransmissionCounters counters = gateway.retransmissionServer().counters();
        return new FeedStatus.Retransmission(
                address(),
                settings.packetsPerSecond(),
                settings.totalPacketsPerSecond(),
                settings.allow(),
                requests(counters),
                counters.packets.longValue(),
                counters.bytes.longValue());
    }

    private static Map<String, Long> requests(RetransmissionCounters counters) {
        Map<String, Long> requests = new LinkedHashMap<>();
        requests.put("answered", counters.answered.longValue());
        requests.put("malformed", counters.malformed.longValue());
        requests.put("other-session", counters.otherSession.longValue());
        requests.put("out-of-range", counters.outOfRange.longValue());
        requests.put("refused", counters.refused.longValue());
        requests.put("limited", counters.limited.longValue());
        return requests;
    }

    private String address() {
        try {
            return gateway.retransmissionServer().address().toString();
        } catch (IOException e) {
            return "closed";
        }
    }
}
