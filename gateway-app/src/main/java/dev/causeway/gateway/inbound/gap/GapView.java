package dev.causeway.gateway.inbound.gap;

import dev.causeway.gateway.port.SessionView;
import dev.causeway.gateway.port.SessionView.FilledBy;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A gap at one moment; unchangeable, for any thread.
 *
 * @param id counts the session's gaps from 1; the same over all connections
 * @param from first number that is, or was, missing
 * @param to the last
 * @param openedEpochNanos when it was seen
 * @param closedEpochNanos when it ended, 0 while it is open
 * @param attempts requests for it
 * @param alarmed whether no endpoint could fill it in time
 * @param filledBy null while it is open
 */
public record GapView(
        long id,
        long from,
        long to,
        long openedEpochNanos,
        long closedEpochNanos,
        int attempts,
        boolean alarmed,
        FilledBy filledBy) {
    /** Whether numbers of it are missing still. */
    public boolean isOpen() {
        return filledBy == null;
    }

    /** The gaps for operators, in the same order. */
    public static List<SessionView.Gap> at(long nowEpochNanos, List<GapView> gaps) {
        return gaps.stream().map(gap -> gap.at(nowEpochNanos)).toList();
    }

    private SessionView.Gap at(long nowEpochNanos) {
        long untilNanos = isOpen() ? nowEpochNanos : closedEpochNanos;
        return new SessionView.Gap(
                id,
                from,
                to,
                SessionView.GapState.of(filledBy),
                attempts,
                Instant.ofEpochSecond(0, openedEpochNanos),
                TimeUnit.NANOSECONDS.toMillis(Math.max(0, untilNanos - openedEpochNanos)),
                filledBy,
                alarmed);
    }
}
