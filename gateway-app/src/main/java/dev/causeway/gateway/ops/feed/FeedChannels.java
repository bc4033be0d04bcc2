package dev.causeway.gateway.ops.feed;

/** What the endpoint needs of the feed. Any thread. */
public interface FeedChannels {
    /** The feed now. */
    FeedStatus status();

    /** Lets datagrams of a channel out, or holds them back. */
    void enable(String channel, boolean on);
}
