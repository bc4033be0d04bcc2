/**
 * Health of the journal and the pipeline. A venue session that is down is no ill health of the process and not here.
 *
 * <p>May import: Spring Boot's health contributors. Threading: reads published state.
 */
package dev.causeway.gateway.ops.health;
