package dev.causeway.gateway.inbound.fix;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Collectors;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionSettings;

/** A schedule in the engine's words. Static and stateless. */
final class ScheduleSettings {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private ScheduleSettings() {}

    /** @param schedule null: the session never ends */
    static void put(SessionSettings settings, SessionID id, FixSchedule schedule) {
        settings.setBool(id, Session.SETTING_NON_STOP_SESSION, schedule == null);
        if (schedule == null) {
            return;
        }
        settings.setString(id, Session.SETTING_START_TIME, time(schedule.start()));
        settings.setString(id, Session.SETTING_END_TIME, time(schedule.end()));
        settings.setString(
                id,
                Session.SETTING_TIMEZONE,
                TimeZone.getTimeZone(schedule.zone()).getID());
        if (schedule.week() != null) {
            settings.setString(
                    id, Session.SETTING_START_DAY, day(schedule.week().start()));
            settings.setString(id, Session.SETTING_END_DAY, day(schedule.week().end()));
        } else if (!schedule.days().isEmpty()) {
            String days = schedule.days().stream().map(ScheduleSettings::day).collect(Collectors.joining(","));
            settings.setString(id, Session.SETTING_WEEKDAYS, days);
        }
    }

    private static String time(LocalTime time) {
        return TIME.format(time);
    }

    private static String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.US);
    }
}
