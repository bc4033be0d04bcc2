/**
 * The raw relay: TCP in, multicast out, no logic. It does the gateway's sends and nothing else, so its throughput and
 * latency are the limit that the gateway is compared with.
 *
 * <p>May import: protocol-codec, Agrona, picocli, {@code benchmarks.role}, {@code benchmarks.fix}.
 *
 * <p>Threading: one thread owns everything here.
 */
package dev.causeway.benchmarks.relay;
