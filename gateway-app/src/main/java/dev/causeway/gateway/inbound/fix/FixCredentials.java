package dev.causeway.gateway.inbound.fix;

/**
 * Username(553) and Password(554) of the Logon; either may be null. Never shown.
 *
 * @param username null: none
 * @param password null: none
 */
public record FixCredentials(String username, String password) {
    /** No credentials. */
    public static final FixCredentials NONE = new FixCredentials(null, null);

    @Override
    public String toString() {
        return "FixCredentials[" + (username == null ? "none" : username) + ", ***]";
    }
}
