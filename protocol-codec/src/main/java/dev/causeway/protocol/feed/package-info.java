/**
 * Normalized messages: what every feed message begins with, encoders of the messages the gateway itself originates,
 * decimals without floating point, fixed-width text. The message flyweights are generated from {@code feed-schema.xml}
 * into {@code dev.causeway.protocol.feed.sbe}. Layout: {@code doc/FEED.md}, section 3.
 *
 * <p>May import: Agrona and the generated flyweights. No I/O, no clock, no thread; static classes are safe from any
 * thread, encoders and carriers belong to one thread each.
 */
package dev.causeway.protocol.feed;
