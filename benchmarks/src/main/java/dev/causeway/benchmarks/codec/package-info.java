/**
 * What one message costs on its way through the session's thread, without socket and ring; JMH. QuickFIX/J's parse of the
 * equivalent message stands beside it.
 *
 * <p>May import: JMH, the codec, the gateway's normalizer and ports, QuickFIX/J. Threading: JMH's.
 */
package dev.causeway.benchmarks.codec;
