/**
 * Measurements of the whole job, each beside the limit of the machine: a raw relay under the same load in the same run.
 *
 * <p>The processes are packages of their own ({@code load}, {@code relay}, {@code receive}), joined by {@code run} alone.
 */
package dev.causeway.benchmarks;
