package dev.causeway.gateway.inbound.fix;

/**
 * What most sessions leave as it is.
 *
 * @param transport how it connects
 */
public record FixSessionOptions(FixTransport transport) {
    /** The defaults of each. */
    public static final FixSessionOptions DEFAULTS = new FixSessionOptions(FixTransport.DEFAULTS);
}
