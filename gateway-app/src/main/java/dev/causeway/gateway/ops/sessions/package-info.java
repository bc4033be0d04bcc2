/**
 * The {@code sessions} endpoint: what an operator sees of the sessions and may do to them.
 *
 * <p>May import: {@code port}, {@code ops.command}, Spring Boot Actuator. Threading: reads snapshots; commands run on the
 * thread that owns the session.
 */
package dev.causeway.gateway.ops.sessions;
