package dev.causeway.gateway.normalize;

import dev.causeway.gateway.port.SessionEvents;
import dev.causeway.protocol.feed.sbe.GapState;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.protocol.feed.sbe.StatusReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts what a session tells the feed, the same for every protocol, on its way there; what the ring has no room for is not
 * counted. Told by the session's threads, read by any.
 */
public final class SessionTally implements SessionEvents {
    private static final int MAX_GAPS = 64;
    private static final int REASONS = StatusReason.SLOW_PEER.value() + 1;

    private final SessionEvents next;
    private final List<OpenGap> open = new ArrayList<>();
    private final long[] disconnects = new long[REASONS];
    private SessionStatusCode last = SessionStatusCode.DISCONNECTED;
    private long logons;
    private long gapsOpened;
    private long gapsFilled;
    private long gapsLost;
    private long numbersLost;

    private record OpenGap(long from, long to) {}

    /**
     * How often what happened.
     *
     * @param logons times the session logged on
     * @param gapsOpened gaps that were asked for
     * @param gapsFilled of these, that the venue filled
     * @param gapsLost ranges declared lost
     * @param numbersLost numbers in them
     */
    public record Totals(long logons, long gapsOpened, long gapsFilled, long gapsLost, long numbersLost) {}

    /** @param next where the events go */
    public SessionTally(SessionEvents next) {
        this.next = next;
    }

    @Override
    public boolean advance(int epoch, long nextExpected, long epochNanos) {
        return next.advance(epoch, nextExpected, epochNanos);
    }

    @Override
    public boolean newEpoch(int epoch, long venueEpoch, long nextExpected, long epochNanos) {
        boolean told = next.newEpoch(epoch, venueEpoch, nextExpected, epochNanos);
        if (told) {
            synchronized (this) {
                open.clear();
            }
        }
        return told;
    }

    @Override
    public boolean gap(int epoch, long fromSeqNo, long toSeqNo, GapState state, long epochNanos) {
        boolean told = next.gap(epoch, fromSeqNo, toSeqNo, state, epochNanos);
        if (told) {
            onGap(fromSeqNo, toSeqNo, state);
        }
        return told;
    }

    /** A gap that grows is told as a wider one: it is the same. */
    private synchronized void onGap(long from, long to, GapState state) {
        boolean known = open.removeIf(gap -> overlaps(gap, from, to));
        if (state == GapState.OPEN) {
            gapsOpened += known ? 0 : 1;
            if (open.size() < MAX_GAPS) {
                open.add(new OpenGap(from, to));
            }
        } else if (state == GapState.FILLED) {
            gapsFilled++;
        } else {
            gapsLost++;
            numbersLost += to - from + 1;
        }
    }

    private static boolean overlaps(OpenGap gap, long from, long to) {
        return gap.from() <= to && gap.to() >= from;
    }

    @Override
    public boolean lost(int epoch, long fromSeqNo, long toSeqNo, String why, long epochNanos) {
        boolean told = next.lost(epoch, fromSeqNo, toSeqNo, why, epochNanos);
        if (told) {
            onGap(fromSeqNo, toSeqNo, GapState.LOST);
        }
        return told;
    }

    @Override
    public boolean status(int epoch, SessionStatusCode status, StatusReason reason, long epochNanos) {
        boolean told = next.status(epoch, status, reason, epochNanos);
        if (told) {
            onStatus(status, reason);
        }
        return told;
    }

    private synchronized void onStatus(SessionStatusCode status, StatusReason reason) {
        if (loggedOn(status) && !loggedOn(last)) {
            logons++;
        }
        // whoever fails with a connection has not told its end, whoever fails behind it has
        boolean down = status == SessionStatusCode.DISCONNECTED
                || status == SessionStatusCode.FAILED && last != SessionStatusCode.DISCONNECTED;
        if (down && reason.value() < REASONS) {
            disconnects[reason.value()]++;
        }
        if (status != SessionStatusCode.RESET) {
            last = status;
        }
    }

    private static boolean loggedOn(SessionStatusCode status) {
        return status == SessionStatusCode.LOGGED_ON || status == SessionStatusCode.RECOVERING;
    }

    /** Every reason there is. */
    public static List<StatusReason> reasons() {
        return Arrays.stream(StatusReason.values())
                .filter(reason -> reason.value() < REASONS)
                .toList();
    }

    /** Since the process began. */
    public synchronized Totals totals() {
        return new Totals(logons, gapsOpened, gapsFilled, gapsLost, numbersLost);
    }

    /** Connections, and attempts the feed was told of, that ended for this reason since the process began. */
    public synchronized long disconnects(StatusReason reason) {
        return disconnects[reason.value()];
    }
}
