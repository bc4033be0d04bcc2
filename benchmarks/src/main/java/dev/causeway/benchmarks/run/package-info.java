/**
 * Runs: starts venue, subject (relay, gateway or another engine) and receiver, lets them go through one load, collects what
 * they say, prints and writes it. Every process is bounded in time and ended, whatever happens.
 *
 * <p>May import: picocli, {@code benchmarks.role}; {@code benchmarks.load}, {@code benchmarks.receive} and {@code
 * benchmarks.journal} for their settings; session-store to open what a gateway left; the JVM's own management.
 *
 * <p>Threading: the command's main thread; one daemon thread for each process reads its output, one more where memory is
 * sampled.
 */
package dev.causeway.benchmarks.run;
