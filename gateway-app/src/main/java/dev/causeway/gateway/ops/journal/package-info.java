/**
 * The {@code journal} endpoint: where the journal stands, and a search in it.
 *
 * <p>May import: {@code ops.command}, the journal's reader, the feed's codec, Spring Boot Actuator. Threading: request
 * threads; the reader is used by one at a time.
 */
package dev.causeway.gateway.ops.journal;
