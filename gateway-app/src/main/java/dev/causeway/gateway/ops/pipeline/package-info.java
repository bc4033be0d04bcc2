/**
 * The {@code pipeline} endpoint: how far each stage has come.
 *
 * <p>May import: Spring Boot Actuator. Threading: reads published positions.
 */
package dev.causeway.gateway.ops.pipeline;
