package dev.causeway.gateway.inbound.fix;

/** What became of the Logon of one connection. Told by the session's threads, asked by the connecting one. Thread-safe. */
final class LogonAttempt {
    private boolean sent;
    private boolean accepted;
    private boolean abandoned;
    private LogonRefusal refusal;

    /** How a connection ended. */
    enum Outcome {
        /** No Logon left: the connection itself failed. */
        NOT_TRIED,
        REFUSED,
        ACCEPTED,
        /** Logged on, and left: another endpoint may have what this one does not give. */
        ABANDONED
    }

    /**
     * What was known when the connection ended.
     *
     * @param refusal never null when refused
     */
    record Ended(Outcome outcome, LogonRefusal refusal) {}

    synchronized void sent() {
        sent = true;
    }

    synchronized void accepted() {
        accepted = true;
        refusal = null;
    }

    /** We leave an endpoint that has logged us on. */
    synchronized void abandoned() {
        abandoned = true;
    }

    /** The first reason stands; after an accepted Logon it is no refusal. */
    synchronized void refused(String sessionStatus, String text) {
        if (sent && !accepted && refusal == null) {
            refusal = LogonRefusal.of(sessionStatus, text);
        }
    }

    /** Ends the attempt and begins the next. */
    synchronized Ended end() {
        Ended ended;
        if (accepted) {
            ended = new Ended(abandoned ? Outcome.ABANDONED : Outcome.ACCEPTED, null);
        } else if (sent) {
            ended = new Ended(Outcome.REFUSED, refusal == null ? LogonRefusal.UNANSWERED : refusal);
        } else {
            ended = new Ended(Outcome.NOT_TRIED, null);
        }
        sent = false;
        accepted = false;
        abandoned = false;
        refusal = null;
        return ended;
    }
}
