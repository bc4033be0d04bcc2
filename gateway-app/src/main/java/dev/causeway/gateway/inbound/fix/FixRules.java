package dev.causeway.gateway.inbound.fix;

/**
 * What a session checks, what it says of the numbers, and when it resets.
 *
 * @param validateIncoming every field of every message against the dictionary; slow
 * @param resetOnLogon both sides to 1 at every log-on
 * @param resetOnLogout both sides to 1 after a Logout
 * @param resetOnDisconnect both sides to 1 after every disconnect
 * @param nextExpectedMsgSeqNum NextExpectedMsgSeqNum(789) in our Logon, and the venue's acted on
 * @param lastMsgSeqNumProcessed LastMsgSeqNumProcessed(369) in every new message of ours
 */
public record FixRules(
        boolean validateIncoming,
        boolean resetOnLogon,
        boolean resetOnLogout,
        boolean resetOnDisconnect,
        boolean nextExpectedMsgSeqNum,
        boolean lastMsgSeqNumProcessed) {
    /** No validation, no resets, neither 789 nor 369. */
    public static final FixRules DEFAULTS = new FixRules(false, false, false, false, false);

    /** Without 369. */
    public FixRules(
            boolean validateIncoming,
            boolean resetOnLogon,
            boolean resetOnLogout,
            boolean resetOnDisconnect,
            boolean nextExpectedMsgSeqNum) {
        this(validateIncoming, resetOnLogon, resetOnLogout, resetOnDisconnect, nextExpectedMsgSeqNum, false);
    }
}
