/**
 * Outbound logs in PostgreSQL, for gateways whose next owner may be another machine.
 *
 * <p>May import: the store's ports, JDBC, HikariCP, Flyway, slf4j, Agrona. Optional: whoever uses it brings driver, pool and Flyway.
 *
 * <p>Threading: the store is opened and closed by one thread; each log has its own owning thread; the pool is shared.
 */
package dev.causeway.store.postgres;
