package dev.causeway.gateway.inbound.fix;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * When a session is up. Outside it the session is logged out; with each begin both sides start at 1 in a new epoch.
 *
 * @param start when it begins, at each day of {@code days}, or at the one of the week, or daily
 * @param end when it ends; at or before {@code start}: on a following day
 * @param week from which day to which; null when it is no weekly session
 * @param days days on which a daily session begins; empty for all
 * @param zone whose clock it is; daylight saving applies
 */
public record FixSchedule(LocalTime start, LocalTime end, Week week, List<DayOfWeek> days, ZoneId zone) {
    /** A session that begins on one day of the week and ends on another. */
    public record Week(DayOfWeek start, DayOfWeek end) {}

    public FixSchedule {
        days = List.copyOf(days);
    }
}
