/**
 * The {@code feed} endpoint: channels, the stream, and those who ask again.
 *
 * <p>May import: {@code ops.command}, Spring Boot Actuator. Threading: reads counters, flips volatile switches.
 */
package dev.causeway.gateway.ops.feed;
