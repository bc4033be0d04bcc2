/**
 * What the processes of a benchmark share: the lines they exchange with the command that started them, the one clock, the
 * end of their life.
 *
 * <p>May import: the JDK, picocli.
 *
 * <p>Threading: a role runs on its main thread; one daemon thread reads standard input.
 */
package dev.causeway.benchmarks.role;
