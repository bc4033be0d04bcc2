/**
 * The durable audit: an append-only file whose records are chained by their hashes, read back by {@code auditevents}.
 *
 * <p>May import: Spring Boot's audit types, Jackson. Threading: any thread; one lock around the file.
 */
package dev.causeway.gateway.ops.audit;
