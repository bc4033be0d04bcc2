/**
 * Artio 0.175, engine and library in one process: counting, with its archive and without.
 *
 * <p>May import: Artio, Aeron, Agrona, picocli, {@code benchmarks.fix}, {@code benchmarks.peer}.
 *
 * <p>Threading: Aeron's driver and the engine have threads of their own, one more polls the library.
 */
package dev.causeway.benchmarks.peer.artio;
