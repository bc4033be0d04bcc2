package dev.causeway.gateway.outbound.multicast;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Names of feed sessions, 10 characters: gateway id (2), yymmdd (UTC), run (2, base 36). Two streams must never share a
 * name, not even when the journal, and with it the last name, was lost: so the run of a fresh journal is taken from the
 * time of day (one step is 67 s) and a successor is always greater.
 */
public final class StreamName {
    private static final int RUNS_A_DAY = 36 * 36;
    private static final int SECONDS_A_DAY = 86_400;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuMMdd");

    private StreamName() {}

    /**
     * A name never used before.
     *
     * @param gatewayId two characters
     * @param last the last name known, or null
     * @param now when the stream begins
     */
    public static String next(String gatewayId, String last, Instant now) {
        LocalDateTime utc = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        LocalDate day = utc.toLocalDate();
        int run = (int) ((long) utc.toLocalTime().toSecondOfDay() * RUNS_A_DAY / SECONDS_A_DAY);
        if (last != null && last.startsWith(gatewayId)) {
            LocalDate lastDay = LocalDate.parse(last.substring(2, 8), DAY);
            int lastRun = Integer.parseInt(last.substring(8), 36);
            if (lastDay.isAfter(day) || lastDay.equals(day) && lastRun >= run) {
                day = lastRun + 1 < RUNS_A_DAY ? lastDay : lastDay.plusDays(1);
                run = (lastRun + 1) % RUNS_A_DAY;
            }
        }
        String digits = Integer.toString(run, 36).toUpperCase(java.util.Locale.ROOT);
        return gatewayId + DAY.format(day) + (digits.length() == 1 ? "0" + digits : digits);
    }
}
