/**
 * A relay between a feed and a receiver that makes a bad network of a good one: drops, delays, reorders, duplicates and damages
 * datagrams by seed, each channel on its own. In-process as {@code ImpairmentRelay}, or as a command of the test jar.
 */
package dev.causeway.client.relay;
