/**
 * What other engines, each in a process of its own under the gateway's FIX load, share: the options, the count and its
 * check, the feed message they make where they publish.
 *
 * <p>May import: protocol-codec, Agrona, picocli, {@code benchmarks.role}, {@code benchmarks.relay}'s sending.
 *
 * <p>Threading: the engine's thread counts or publishes, the process's main thread answers the command.
 */
package dev.causeway.benchmarks.peer;
