/**
 * The feed's own parts, each alone and in this process, over the loopback: publisher beside the raw relay, receiver, gap
 * filling, bulk recovery; and the flood of requests for the gateway as a whole. What was received is checked number by number.
 * May use the gateway's multicast side, the feed client, the store, and {@code run} for results.
 */
package dev.causeway.benchmarks.feed;
