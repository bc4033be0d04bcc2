/**
 * What survives a crash: the journal of everything that goes to the feed, and each session's log of what it sent.
 *
 * <p>May import: Agrona, slf4j, the JDK. Knows nothing of FIX, XBP or the feed's messages: payloads are bytes.
 *
 * <p>Threading: each open journal or log has one owning thread that writes; readers have mappings of their own and learn
 * how far they may read from a published position.
 */
package dev.causeway.store;
