package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.store.Redaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Log;

/**
 * The engine's log of one session: events only, secrets blanked, one line each and never longer than a screen's worth.
 * Messages themselves are not logged, and what happens once a message while a gap is filled is debug.
 */
final class SessionLog implements Log {
    private static final Logger LOG = LoggerFactory.getLogger(SessionLog.class);
    private static final int MAX_LINE = 400;
    private static final String DISCONNECTING = "Disconnecting: ";

    private final FixSession session;

    SessionLog(FixSession session) {
        this.session = session;
    }

    @Override
    public void clear() {
        // nothing is kept
    }

    @Override
    public void onIncoming(String message) {
        // per message: not logged
    }

    @Override
    public void onOutgoing(String message) {
        // per message: not logged
    }

    @Override
    public void onEvent(String text) {
        session.disconnecting(text, text.startsWith(DISCONNECTING));
        if (perMessage(text)) {
            LOG.debug("{}: {}", session.id(), line(text));
        } else {
            LOG.info("{}: {}", session.id(), line(text));
        }
    }

    @Override
    public void onWarnEvent(String text) {
        LOG.warn("{}: {}", session.id(), line(text));
    }

    @Override
    public void onErrorEvent(String text) {
        String line = line(text);
        session.disconnecting(text, text.startsWith(DISCONNECTING));
        session.lastError(line);
        if (text.startsWith("Reject sent for message")) {
            LOG.debug("{}: {}", session.id(), line);
        } else {
            LOG.warn("{}: {}", session.id(), line);
        }
    }

    private static boolean perMessage(String text) {
        return text.startsWith("Enqueued at pos")
                || text.startsWith("Processing queued")
                || text.startsWith("Resending message")
                || text.startsWith("Already sent ResendRequest")
                || text.startsWith("MsgSeqNum too high");
    }

    static String line(String text) {
        String blanked = Redaction.text(text);
        return blanked.length() <= MAX_LINE ? blanked : blanked.substring(0, MAX_LINE) + "...";
    }
}
