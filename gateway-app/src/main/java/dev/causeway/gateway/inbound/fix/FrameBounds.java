package dev.causeway.gateway.inbound.fix;

/**
 * How large a message may be, by its BodyLength(9).
 *
 * @param beforeLogonBytes until a Logon has come
 * @param maxBytes after it
 */
public record FrameBounds(int beforeLogonBytes, int maxBytes) {
    /** 8 KiB, enough for a Logon with everything in it; then 1 MiB. */
    public static final FrameBounds DEFAULTS = new FrameBounds(8 << 10, 1 << 20);
}
