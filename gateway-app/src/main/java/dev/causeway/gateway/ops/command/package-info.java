/**
 * Operators' commands: checked, audited before and after, run by the thread that owns what they change.
 *
 * <p>May import: {@code ops.audit}, Spring Boot Actuator. Threading: called by request threads, which wait for a bounded
 * time.
 */
package dev.causeway.gateway.ops.command;
