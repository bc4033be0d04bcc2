package dev.causeway.gateway.inbound.fix;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

/**
 * Where a schedule stands at one moment, by the engine's own rule: a session is up from the moment it begins to the moment
 * it ends, both included.
 *
 * @param within whether the session is to be up
 * @param nextStart when it begins next
 * @param nextEnd when it ends next: the one it is in, or the next
 */
public record ScheduleWindow(boolean within, Instant nextStart, Instant nextEnd) {
    /** A weekly session begins once in so many days. */
    private static final int DAYS = 8;

    /** @param schedule not null */
    static ScheduleWindow at(FixSchedule schedule, Instant now) {
        LocalDate today = now.atZone(schedule.zone()).toLocalDate();
        boolean within = false;
        Instant nextStart = null;
        Instant nextEnd = null;
        for (LocalDate day = today.minusDays(DAYS); nextStart == null; day = day.plusDays(1)) {
            if (!begins(schedule, day)) {
                continue;
            }
            Instant start =
                    ZonedDateTime.of(day, schedule.start(), schedule.zone()).toInstant();
            Instant end = ZonedDateTime.of(endDay(schedule, day), schedule.end(), schedule.zone())
                    .toInstant();
            if (start.isAfter(now)) {
                nextStart = start;
            } else {
                within = !end.isBefore(now);
            }
            if (nextEnd == null && !end.isBefore(now)) {
                nextEnd = end;
            }
        }
        return new ScheduleWindow(within, nextStart, nextEnd);
    }

    private static boolean begins(FixSchedule schedule, LocalDate day) {
        DayOfWeek name = day.getDayOfWeek();
        return schedule.week() == null
                ? schedule.days().isEmpty() || schedule.days().contains(name)
                : name == schedule.week().start();
    }

    private static LocalDate endDay(FixSchedule schedule, LocalDate begin) {
        boolean later = schedule.end().isAfter(schedule.start());
        if (schedule.week() == null) {
            return later ? begin : begin.plusDays(1);
        }
        DayOfWeek end = schedule.week().end();
        return begin.with(later ? TemporalAdjusters.nextOrSame(end) : TemporalAdjusters.next(end));
    }
}
