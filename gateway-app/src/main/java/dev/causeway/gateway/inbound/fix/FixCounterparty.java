package dev.causeway.gateway.inbound.fix;

/**
 * Who talks to whom in which version.
 *
 * @param beginString FIX.4.2, FIX.4.4 or FIXT.1.1
 * @param senderCompId SenderCompID(49) of what we send
 * @param targetCompId TargetCompID(56) of what we send
 * @param defaultApplVerId DefaultApplVerID(1137) of a FIXT.1.1 session, null for FIX.5.0SP2
 * @param dictionary a data dictionary file or class path resource, null for the engine's own
 * @param transportDictionary of a FIXT.1.1 session the one of its session layer, null for the engine's own; it lists every
 *     MsgType(35) there may be
 */
public record FixCounterparty(
        String beginString,
        String senderCompId,
        String targetCompId,
        String defaultApplVerId,
        String dictionary,
        String transportDictionary) {
    static final String FIXT = "FIXT.1.1";

    /** With the engine's own session layer. */
    public FixCounterparty(
            String beginString, String senderCompId, String targetCompId, String defaultApplVerId, String dictionary) {
        this(beginString, senderCompId, targetCompId, defaultApplVerId, dictionary, null);
    }

    boolean isFixt() {
        return FIXT.equals(beginString);
    }

    String applVersion() {
        return defaultApplVerId == null || defaultApplVerId.isBlank() ? "FIX.5.0SP2" : defaultApplVerId;
    }
}
