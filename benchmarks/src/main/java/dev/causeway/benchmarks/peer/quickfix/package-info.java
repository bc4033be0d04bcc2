/**
 * QuickFIX/J 3.0: a counting application on the bare engine, and a gateway as one would write it with what the engine brings.
 *
 * <p>May import: QuickFIX/J, picocli, {@code benchmarks.peer}.
 *
 * <p>Threading: the engine's message processor calls the applications.
 */
package dev.causeway.benchmarks.peer.quickfix;
