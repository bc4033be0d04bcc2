/**
 * MoldUDP64 1.00 packets: the envelope of the feed and of requests for retransmission. All integers are big-endian.
 * Layout: {@code doc/FEED.md}, section 1.
 *
 * <p>May import: Agrona. No I/O, no clock, no thread; writers and readers belong to one thread each.
 */
package dev.causeway.protocol.mold;
