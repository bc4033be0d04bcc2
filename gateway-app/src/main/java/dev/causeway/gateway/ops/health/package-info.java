/**
 * Health of the process (liveness: it makes progress; readiness: it may be given work) and, apart from it, of each venue
 * session (trading). A session that is down is no ill health of the process.
 *
 * <p>May import: Spring Boot's health contributors. Threading: reads published state.
 */
package dev.causeway.gateway.ops.health;
