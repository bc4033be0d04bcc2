/**
 * The command line: {@code listen} prints the feed as a table or as JSON lines, {@code replay} sends a capture again.
 *
 * <p>May import: {@code dev.causeway.client}, protocol-codec, Agrona, picocli (nowhere else). Threading: the main thread
 * polls, formats and writes; a signal only raises a flag.
 */
package dev.causeway.client.cli;
