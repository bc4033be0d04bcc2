/**
 * The FIX sessions' own log files: what the engine reports and the messages, one JSON object a line, secrets blanked and
 * control characters neutralised before anything is written. See ADR 0013.
 *
 * <p>May import: Agrona, SLF4J. Threads: {@link dev.causeway.gateway.inbound.fix.log.LogSink} takes lines from any thread of a
 * session and never waits; everything else belongs to the writer thread {@code gw-fix-log-0}.
 */
package dev.causeway.gateway.inbound.fix.log;
