package dev.causeway.gateway.inbound.fix;

/**
 * What most sessions leave as it is.
 *
 * @param transport how it connects
 * @param schedule when it is up; null: always
 */
public record FixSessionOptions(FixTransport transport, FixSchedule schedule) {
    /** Plain TCP, always up. */
    public static final FixSessionOptions DEFAULTS = new FixSessionOptions(FixTransport.DEFAULTS, null);
}
