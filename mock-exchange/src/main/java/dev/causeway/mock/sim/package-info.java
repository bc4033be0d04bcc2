/**
 * The market behind a venue: instruments, random-walk books, the life of simulated orders. Deterministic for a seed, in
 * whole ticks and lots, no floating point, no time. Knows no protocol.
 *
 * <p>May import: the JDK only. One owner thread per simulator: the venue's.
 */
package dev.causeway.mock.sim;
