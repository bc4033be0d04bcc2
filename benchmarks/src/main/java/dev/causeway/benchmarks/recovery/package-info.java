/**
 * How long a journal takes to open, by its length and by the size of its segments.
 *
 * <p>May import: picocli, Agrona, the store's public types. Threading: the command's main thread.
 */
package dev.causeway.benchmarks.recovery;
