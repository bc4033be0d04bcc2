/**
 * Runs: starts venue, subject (relay or gateway) and receiver, lets them go through one load, collects what they say,
 * prints and writes it. Every process is bounded in time and ended, whatever happens.
 *
 * <p>May import: picocli, {@code benchmarks.role}, {@code benchmarks.load} and {@code benchmarks.receive} for their settings.
 *
 * <p>Threading: the command's main thread; one daemon thread for each process reads its output.
 */
package dev.causeway.benchmarks.run;
