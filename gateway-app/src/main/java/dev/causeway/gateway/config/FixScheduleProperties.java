package dev.causeway.gateway.config;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.DayOfWeek;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code gateway.sessions[].fix.schedule}; not set: the session never ends.
 *
 * @param startTime when the session begins, with new numbers
 * @param endTime when it logs out; at or before the start: on a following day
 * @param startDay day on which a weekly session begins; unset: daily
 * @param endDay day on which a weekly session ends
 * @param weekdays days on which a daily session begins; none: every day
 * @param timeZone region whose clock it is, daylight saving included
 */
public record FixScheduleProperties(
        @NotNull @Pattern(regexp = TIME, message = "hh:mm or hh:mm:ss")
        String startTime,

        @NotNull @Pattern(regexp = TIME, message = "hh:mm or hh:mm:ss")
        String endTime,

        DayOfWeek startDay,
        DayOfWeek endDay,
        @DefaultValue List<DayOfWeek> weekdays,
        @NotNull @DefaultValue("UTC") String timeZone) {
    private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?";
}
