package dev.causeway.gateway.ops.feed;

import java.net.InetAddress;

/** What the endpoint needs of the feed. Any thread. */
public interface FeedChannels {
    /** The feed now. */
    FeedStatus status();

    /** Lets datagrams of a channel out, or holds them back. */
    void enable(String channel, boolean on);

    /** Answers nothing to a receiver that asks for messages again, or something again. */
    void block(InetAddress client, boolean on);
}
