package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.log.LogKind;
import dev.causeway.gateway.inbound.fix.log.LogSink;
import dev.causeway.gateway.inbound.fix.store.Redaction;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Log;

/**
 * The engine's log of one session. Everything goes to the session's own file, if it has one, by way of a sink that never
 * waits. The process's log has the events only, secrets blanked, one line each and never longer than a screen's worth; what
 * happens once a message while a gap is filled is debug there.
 */
final class SessionLog implements Log {
    private static final Logger LOG = LoggerFactory.getLogger(SessionLog.class);
    private static final int MAX_LINE = 400;
    private static final String STORE_FAILURE = "dev.causeway.store.StoreException";
    private static final String TRACE = "\tat ";
    private static final String DISCONNECTING = "Disconnecting: ";

    private final FixSession session;
    private final LogSink sink;

    SessionLog(FixSession session, LogSink sink) {
        this.session = session;
        this.sink = sink;
    }

    @Override
    public void clear() {
        // nothing is kept
    }

    @Override
    public void onIncoming(String message) {
        message(LogKind.IN, message);
    }

    /** An application message that the engine did not see. */
    void onIncoming(byte[] bytes, int offset, int length) {
        if (sink.takesMessages(true)) {
            sink.offer(LogKind.IN, new String(bytes, offset, length, StandardCharsets.ISO_8859_1));
        }
    }

    @Override
    public void onOutgoing(String message) {
        message(LogKind.OUT, message);
    }

    private void message(LogKind kind, String message) {
        if (sink.takesMessages(Frames.isApplication(message))) {
            sink.offer(kind, message);
        }
    }

    @Override
    public void onEvent(String text) {
        if (ResendRange.isAnswered(text)) {
            return;
        }
        sink.offer(LogKind.EVENT, text);
        session.disconnecting(text, text.startsWith(DISCONNECTING));
        if (perMessage(text)) {
            debug(text);
        } else {
            LOG.info("{}: {}", session.id(), line(text));
        }
    }

    @Override
    public void onWarnEvent(String text) {
        sink.offer(LogKind.WARN, text);
        LOG.warn("{}: {}", session.id(), line(text));
    }

    @Override
    public void onErrorEvent(String text) {
        sink.offer(LogKind.ERROR, text.contains(STORE_FAILURE) ? withoutTrace(text) : text);
        String line = line(withoutTrace(text));
        session.disconnecting(text, text.startsWith(DISCONNECTING));
        session.lastError(line);
        if (text.startsWith("Reject sent for message")) {
            LOG.debug("{}: {}", session.id(), line);
        } else {
            LOG.warn("{}: {}", session.id(), line);
        }
    }

    private void debug(String text) {
        if (LOG.isDebugEnabled()) {
            LOG.debug("{}: {}", session.id(), line(text));
        }
    }

    private static boolean perMessage(String text) {
        return text.startsWith("Enqueued at pos")
                || text.startsWith("Processing queued")
                || text.startsWith("Resending message")
                || text.startsWith("Already sent ResendRequest")
                || text.startsWith("MsgSeqNum too high");
    }

    /** The engine writes a stack trace behind what happened, also when a store refuses, which is told by the session. */
    static String withoutTrace(String text) {
        int trace = text.indexOf(TRACE);
        return trace < 0 ? text : text.substring(0, trace).stripTrailing();
    }

    static String line(String text) {
        String blanked = Redaction.text(text);
        return blanked.length() <= MAX_LINE ? blanked : blanked.substring(0, MAX_LINE) + "...";
    }
}
