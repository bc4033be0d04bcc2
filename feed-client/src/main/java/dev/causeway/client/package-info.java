/**
 * What an inside host links to take the feed: {@link dev.causeway.client.FeedClient} reads two multicast groups and asks the
 * retransmission server, {@link dev.causeway.client.FeedListener} gets every message once and in order.
 *
 * <p>May import: {@code dev.causeway.client.receiver}, protocol-codec, Agrona. Threading: a client belongs to the one thread
 * that calls {@code poll()}, or to its own thread {@code feed-client-0} after {@code start()}; the listener is called on it.
 */
package dev.causeway.client;
