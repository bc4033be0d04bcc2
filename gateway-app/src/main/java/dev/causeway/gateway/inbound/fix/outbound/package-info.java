/**
 * What one FIX session sends: orders ({@code OrderMessages}) and the answers to resend requests ({@code ResendReply}), both
 * beside the engine, which loads a whole range to answer, and knows neither types nor ages nor rates.
 *
 * <p>Sans I/O: {@link dev.causeway.gateway.inbound.fix.outbound.ReplyWire} takes what is written. May import: {@code
 * gateway.port}, session-store, protocol-codec, Agrona, QuickFIX/J. Threads: each class says; the session's {@code
 * FixOutbound} serializes.
 */
package dev.causeway.gateway.inbound.fix.outbound;
