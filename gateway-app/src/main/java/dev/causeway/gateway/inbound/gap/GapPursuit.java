package dev.causeway.gateway.inbound.gap;

import dev.causeway.gateway.port.SessionView.FilledBy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The gap of a session that is being asked for, if there is one, and those before it. Says when to ask, when to ask again,
 * and when to try another endpoint: each once the timeout passed in which no number came. An alarm is raised when no endpoint
 * helped. A gap stays the same one over any number of connections.
 *
 * <p>Owner: the session's thread. {@code nowNanos} are monotonic, {@code epochNanos} stamps.
 */
public final class GapPursuit {
    private static final int REMEMBERED = 8;

    /** What the session is to do now. */
    public enum Step {
        WAIT,
        /** Ask from the expected number to {@link #lastOf}, and say so by {@link #asked}. */
        ASK,
        /** Ask no more on this connection: {@link #movesOn}. */
        MOVE_ON
    }

    private final GapPolicy policy;
    private final int endpoints;
    private final long timeoutNanos;
    private final Deque<GapView> closed = new ArrayDeque<>();
    private Gap gap;
    private long count;
    private int requestsInVain;
    private int endpointsInVain;
    private long askedTo;
    private long actionNanos;
    private long movedOn;
    private long alarms;

    /** @param endpoints how many the session may connect to, at least 1 */
    public GapPursuit(GapPolicy policy, int endpoints) {
        this.policy = policy;
        this.endpoints = endpoints;
        timeoutNanos = policy.timeout().toNanos();
    }

    /** The open gap, or null. */
    public Gap gap() {
        return gap;
    }

    public boolean isOpen() {
        return gap != null;
    }

    /** How long a request may bring nothing. */
    public long timeoutNanos() {
        return timeoutNanos;
    }

    /** Numbers are missing and none were before. The first request is due at once. */
    public Gap open(long from, long to, long nowNanos, long epochNanos) {
        gap = new Gap(++count, from, to, epochNanos);
        progressed(nowNanos);
        return gap;
    }

    /** More numbers are missing beside those known. */
    public void widen(long from, long to) {
        gap.widen(from, to);
    }

    /** The peer says that it has not sent beyond this; may leave nothing. */
    public void shorten(long to) {
        gap.shorten(to);
    }

    /** The last number to ask for when those from {@code from} to {@code to} are missing. */
    public long lastOf(long from, long to) {
        return policy.chunk() == 0 ? to : Math.min(to, from + policy.chunk() - 1);
    }

    /** A request up to {@code to} has left, or was meant to. */
    public void asked(long to, long nowNanos) {
        gap.asked();
        requestsInVain++;
        askedTo = to;
        actionNanos = nowNanos + timeoutNanos;
    }

    /** Whether something was asked for on this connection and nothing has come since. */
    public boolean awaitsAnswer() {
        return gap != null && requestsInVain > 0;
    }

    /** Numbers of it came: patience begins anew, and the next step is not before {@code nextNanos}. */
    public void progressed(long nextNanos) {
        requestsInVain = 0;
        endpointsInVain = 0;
        actionNanos = nextNanos;
    }

    /** The next step is not before this. */
    public void defer(long nextNanos) {
        actionNanos = nextNanos;
    }

    /** Whether all that was asked for is here and more is missing. */
    public boolean chunkDone(long expected) {
        return gap != null && askedTo != 0 && expected > askedTo && expected <= gap.to();
    }

    /** The connection ended: with the next one everything is asked for anew. */
    public void disconnected() {
        requestsInVain = 0;
        askedTo = 0;
    }

    public Step due(long nowNanos) {
        if (gap == null || nowNanos - actionNanos < 0) {
            return Step.WAIT;
        }
        return requestsInVain < policy.attempts() ? Step.ASK : Step.MOVE_ON;
    }

    /**
     * The session leaves the connection for one to the next endpoint.
     *
     * @return whether every endpoint was tried in vain for the first time: an alarm
     */
    public boolean movesOn(long nowNanos) {
        disconnected();
        movedOn++;
        endpointsInVain++;
        actionNanos = nowNanos + timeoutNanos;
        boolean alarm = endpointsInVain >= endpoints && !gap.alarmed();
        if (alarm) {
            gap.alarm();
            alarms++;
        }
        return alarm;
    }

    /** Nothing is missing any more, or never will come; does nothing when no gap is open. */
    public void close(FilledBy filledBy, long epochNanos) {
        if (gap == null) {
            return;
        }
        closed.addLast(gap.closed(filledBy, epochNanos));
        if (closed.size() > REMEMBERED) {
            closed.removeFirst();
        }
        gap = null;
        askedTo = 0;
    }

    /** Connections given up for a gap. */
    public long movedOn() {
        return movedOn;
    }

    /** Gaps that no endpoint filled in time. */
    public long alarms() {
        return alarms;
    }

    /** The gaps closed last, oldest first, then the open one, for any thread. */
    public List<GapView> views(long expected) {
        List<GapView> views = new ArrayList<>(closed);
        if (gap != null) {
            views.add(gap.open(expected));
        }
        return List.copyOf(views);
    }
}
