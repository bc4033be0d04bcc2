/**
 * The journal's append and commit beside a plain file channel and Chronicle Queue, each in a process of its own, what was
 * written read again and compared after the timing.
 *
 * <p>May import: session-store, Chronicle Queue, HdrHistogram, Agrona, picocli, {@code benchmarks.role}.
 *
 * <p>Threading: the process's main thread writes and reads.
 */
package dev.causeway.benchmarks.journal;
