package dev.causeway.gateway.inbound.fix;

/**
 * What a session checks and when it resets.
 *
 * @param validateIncoming every field of every message against the dictionary; slow
 * @param resetOnLogon both sides to 1 at every log-on
 * @param resetOnLogout both sides to 1 after a Logout
 * @param resetOnDisconnect both sides to 1 after every disconnect
 * @param nextExpectedMsgSeqNum NextExpectedMsgSeqNum(789) in our Logon
 */
public record FixRules(
        boolean validateIncoming,
        boolean resetOnLogon,
        boolean resetOnLogout,
        boolean resetOnDisconnect,
        boolean nextExpectedMsgSeqNum) {
    /** No validation, no resets, no 789. */
    public static final FixRules DEFAULTS = new FixRules(false, false, false, false, false);
}
