/**
 * What the {@code info} endpoint says beside the build: protocol versions, and which dictionaries are in use.
 *
 * <p>May import: Spring Boot Actuator. Threading: computed once at start.
 */
package dev.causeway.gateway.ops.info;
