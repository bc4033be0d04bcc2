/**
 * The receiving end of a run: joins A and B, notes cheaply while the clock runs what came and when, and proves afterwards
 * that every number came exactly once and says what the venue said.
 *
 * <p>It is no feed client: it asks for nothing again, so that a loss on the way shows as a loss.
 *
 * <p>May import: protocol-codec, Agrona, HdrHistogram, picocli, {@code benchmarks.role}, {@code benchmarks.fix}.
 *
 * <p>Threading: one thread owns everything here.
 */
package dev.causeway.benchmarks.receive;
