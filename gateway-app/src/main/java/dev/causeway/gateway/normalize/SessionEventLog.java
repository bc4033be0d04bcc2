package dev.causeway.gateway.normalize;

import dev.causeway.gateway.port.LogEvent;
import dev.causeway.gateway.port.SessionEvents;
import dev.causeway.protocol.feed.sbe.GapState;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.protocol.feed.sbe.StatusReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line of the log for each event of a session that matters, the same for every protocol; what the ring has no room for
 * is not logged, it comes again. Never a line a message. Owner: the session's thread.
 */
public final class SessionEventLog implements SessionEvents {
    private static final Logger LOG = LoggerFactory.getLogger(SessionEventLog.class);

    private final String sessionId;
    private final SessionEvents next;
    private volatile boolean up;
    private int gapEpoch;
    private long gapTo;

    /** @param next where the events go */
    public SessionEventLog(String sessionId, SessionEvents next) {
        this.sessionId = sessionId;
        this.next = next;
    }

    @Override
    public boolean advance(int epoch, long nextExpected, long epochNanos) {
        return next.advance(epoch, nextExpected, epochNanos);
    }

    @Override
    public boolean newEpoch(int epoch, long venueEpoch, long nextExpected, long epochNanos) {
        boolean told = next.newEpoch(epoch, venueEpoch, nextExpected, epochNanos);
        gapTo = told ? 0 : gapTo;
        if (told && epoch > 1) {
            line(LogEvent.SESSION_RESET, Level.WARN, epoch)
                    .log("session {}: epoch {} begins at {}", sessionId, epoch, nextExpected);
        }
        return told;
    }

    @Override
    public boolean gap(int epoch, long fromSeqNo, long toSeqNo, GapState state, long epochNanos) {
        boolean told = next.gap(epoch, fromSeqNo, toSeqNo, state, epochNanos);
        if (told) {
            onGap(epoch, fromSeqNo, toSeqNo, state);
        }
        return told;
    }

    @Override
    public boolean lost(int epoch, long fromSeqNo, long toSeqNo, String why, long epochNanos) {
        boolean told = next.lost(epoch, fromSeqNo, toSeqNo, why, epochNanos);
        if (told) {
            gapTo = 0;
            gap(LogEvent.GAP_LOST, Level.WARN, epoch, fromSeqNo, toSeqNo)
                    .addKeyValue("why", why)
                    .log("session {}: {}..{} of epoch {} declared lost, {}", sessionId, fromSeqNo, toSeqNo, epoch, why);
        }
        return told;
    }

    /** A gap that grows is told as a wider one: it is the same, and its end says how wide it became. */
    private void onGap(int epoch, long from, long to, GapState state) {
        boolean known = epoch == gapEpoch && from <= gapTo;
        gapEpoch = epoch;
        gapTo = state == GapState.OPEN ? to : 0;
        if (state == GapState.FILLED) {
            gap(LogEvent.GAP_FILLED, Level.INFO, epoch, from, to)
                    .log("session {}: gap {}..{} of epoch {} filled", sessionId, from, to, epoch);
        } else if (state == GapState.OPEN && !known) {
            gap(LogEvent.GAP_OPENED, Level.WARN, epoch, from, to)
                    .log("session {}: gap {}..{} of epoch {} opened", sessionId, from, to, epoch);
        }
    }

    @Override
    public boolean status(int epoch, SessionStatusCode status, StatusReason reason, long epochNanos) {
        boolean told = next.status(epoch, status, reason, epochNanos);
        if (told) {
            onStatus(epoch, status, reason);
        }
        return told;
    }

    private void onStatus(int epoch, SessionStatusCode status, StatusReason reason) {
        switch (status) {
            case LOGGED_ON, RECOVERING -> {
                if (!up) {
                    line(LogEvent.SESSION_UP, Level.INFO, epoch)
                            .log("session {} is up, epoch {}, {}", sessionId, epoch, status);
                }
                up = true;
            }
            case DISCONNECTED -> {
                up = false;
                line(LogEvent.SESSION_DOWN, wanted(reason) ? Level.INFO : Level.WARN, epoch)
                        .addKeyValue("reason", reason)
                        .log("session {} is down: {}", sessionId, reason);
            }
            case FAILED -> {
                up = false;
                line(LogEvent.SESSION_FAILED, Level.ERROR, epoch)
                        .addKeyValue("reason", reason)
                        .log(
                                "session {} has failed and stays down until an operator connects it: {}",
                                sessionId,
                                reason);
            }
            default -> {
                // on the way from one to another
            }
        }
    }

    private static boolean wanted(StatusReason reason) {
        return reason == StatusReason.OPERATOR || reason == StatusReason.SCHEDULE || reason == StatusReason.SHUTDOWN;
    }

    private LoggingEventBuilder gap(LogEvent event, Level level, int epoch, long from, long to) {
        return line(event, level, epoch).addKeyValue("from", from).addKeyValue("to", to);
    }

    private LoggingEventBuilder line(LogEvent event, Level level, int epoch) {
        return LOG.atLevel(level)
                .addKeyValue(LogEvent.KEY, event.word())
                .addKeyValue("session", sessionId)
                .addKeyValue("epoch", epoch);
    }
}
