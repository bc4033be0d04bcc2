/**
 * Compares what a listener of the feed wrote with what the venues logged: nothing lost, doubled, out of order or different.
 * Reads both sides once, line by line.
 *
 * <p>May import: Jackson's streaming parser, picocli. One thread.
 */
package dev.causeway.mock.compare;
