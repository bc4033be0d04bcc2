/**
 * The {@code sessions} endpoint.
 *
 * <p>May import: {@code port}, Spring Boot Actuator. Threading: reads snapshots, owns nothing.
 */
package dev.causeway.gateway.ops.sessions;
