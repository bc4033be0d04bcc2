/**
 * The present kept from the feed: {@link dev.causeway.client.snapshot.FeedSnapshot} remembers each instrument's last quote,
 * trading status and open orders.
 *
 * <p>May import: {@code dev.causeway.client}, protocol-codec, Agrona. Threading: the client's thread writes, any thread reads
 * copies.
 */
package dev.causeway.client.snapshot;
