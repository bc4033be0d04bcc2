/**
 * The stage that decides: drops what the feed already carries, allots feed numbers, records, and publishes how far each
 * session has been taken.
 *
 * <p>May import: {@code port}, session-store, Agrona. Threading: one owner, the pipeline's journal thread; counters and
 * committed numbers are read by any thread.
 */
package dev.causeway.gateway.outbound.journal;
