/**
 * Joins the stages: the only place that knows them all. Opens journal and sockets, hands each to its owning thread, and
 * starts and stops everything in the order of the data.
 *
 * <p>May import: every stage, {@code config}, Spring.
 */
package dev.causeway.gateway.wiring;
