package dev.causeway.gateway.inbound.fix;

/**
 * A session's connection and schedule as an operator sees them; a snapshot.
 *
 * @param id the configured id
 * @param endpoint host:port in use or tried last, the primary before the first attempt
 * @param unsentBytes handed to the connection and not yet taken by the kernel
 * @param window where the schedule stands, or null for a session that is always up
 */
public record FixLinkView(String id, String endpoint, long unsentBytes, ScheduleWindow window) {}
