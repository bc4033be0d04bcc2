/**
 * Who may use the management port, and as what.
 *
 * <p>May import: {@code config}, Spring Security, Spring Boot Actuator. Threading: request threads; state is immutable.
 */
package dev.causeway.gateway.ops.security;
