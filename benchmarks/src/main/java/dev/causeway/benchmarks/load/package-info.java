/**
 * The load venue: an XBP or FIX acceptor that sends precomputed messages, open-loop, by schedule or as fast as TCP takes it.
 * It knows what it must for a gateway to log on and stay (log-on, heartbeats, test requests, log-out) and refuses the rest
 * loudly: whoever needs a retransmission makes the run invalid.
 *
 * <p>May import: protocol-codec, Agrona, HdrHistogram, picocli, {@code benchmarks.role}, {@code benchmarks.fix}.
 *
 * <p>Threading: one thread owns everything here.
 */
package dev.causeway.benchmarks.load;
