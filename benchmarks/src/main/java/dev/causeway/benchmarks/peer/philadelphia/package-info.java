/**
 * Philadelphia 2.0.0 as parser and session: counting, and normalizing and packing onto multicast.
 *
 * <p>May import: Philadelphia, picocli, {@code benchmarks.fix}, {@code benchmarks.peer}.
 *
 * <p>Threading: one thread selects, reads, parses and sends.
 */
package dev.causeway.benchmarks.peer.philadelphia;
