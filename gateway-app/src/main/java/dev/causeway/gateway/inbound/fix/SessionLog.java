package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.log.LogKind;
import dev.causeway.gateway.inbound.fix.log.LogSink;
import dev.causeway.gateway.inbound.fix.store.Redaction;
import dev.causeway.gateway.port.LinePace;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Log;

/**
 * The engine's log of one session. Everything goes to the session's own file, if it has one, by way of a sink that never
 * waits. The process's log has what goes wrong, secrets blanked, one line each and never longer than a screen's worth: why a
 * connection ends each time, all else once a minute. What went well is told there by the session's own events; the engine's
 * are debug.
 */
final class SessionLog implements Log {
    private static final Logger LOG = LoggerFactory.getLogger(SessionLog.class);
    private static final int MAX_LINE = 400;
    private static final String STORE_FAILURE = "dev.causeway.store.StoreException";
    private static final String TRACE = "\tat ";
    private static final String DISCONNECTING = "Disconnecting: ";

    private final FixSession session;
    private final LogSink sink;
    private final LinePace pace = new LinePace(TimeUnit.MINUTES.toNanos(1));

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
        if (LOG.isDebugEnabled()) {
            LOG.debug("{}: {}", session.id(), line(text));
        }
    }

    @Override
    public void onWarnEvent(String text) {
        sink.offer(LogKind.WARN, text);
        warn(line(text));
    }

    @Override
    public void onErrorEvent(String text) {
        sink.offer(LogKind.ERROR, text.contains(STORE_FAILURE) ? withoutTrace(text) : text);
        String line = line(withoutTrace(text));
        session.disconnecting(text, text.startsWith(DISCONNECTING));
        session.lastError(line);
        if (text.startsWith(DISCONNECTING)) {
            LOG.warn("{}: {}", session.id(), line);
        } else {
            warn(line);
        }
    }

    /** The engine's threads share it. */
    private synchronized void warn(String line) {
        long unwritten = pace.admit(System.nanoTime());
        if (unwritten == LinePace.UNWRITTEN) {
            LOG.debug("{}: {}", session.id(), line);
        } else {
            LOG.warn("{}: {} ({} like it were not written)", session.id(), line, unwritten);
        }
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
