/**
 * XBP frames: the header's fields, cutting a byte stream into frames, what is known of each template. The message
 * flyweights are generated from {@code xbp-schema.xml} into {@code dev.causeway.protocol.xbp.sbe}. Layout and rules:
 * {@code doc/XBP.md}.
 *
 * <p>May import: Agrona and the generated flyweights. No I/O, no clock, no thread; static classes are safe from any
 * thread, an assembler belongs to the thread that reads its connection.
 */
package dev.causeway.protocol.xbp;
