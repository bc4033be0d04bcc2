package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import quickfix.DefaultSessionScheduleFactory;
import quickfix.SessionID;
import quickfix.SessionSchedule;
import quickfix.SessionSettings;
import quickfix.SystemTime;
import quickfix.SystemTimeSource;

class ScheduleWindowTest {
    private static final SessionID ID = new SessionID("FIX.4.4", "A", "B");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId UTC = ZoneId.of("UTC");

    @AfterEach
    void restoreClock() {
        SystemTime.setTimeSource(null);
    }

    @Test
    void shouldTellBeginAndEndWhenInsideADailySession() {
        FixSchedule schedule = daily("08:00", "17:00", UTC);

        ScheduleWindow window = ScheduleWindow.at(schedule, Instant.parse("2026-03-04T12:00:00Z"));

        assertThat(window)
                .isEqualTo(new ScheduleWindow(
                        true, Instant.parse("2026-03-05T08:00:00Z"), Instant.parse("2026-03-04T17:00:00Z")));
    }

    @Test
    void shouldTellTheNextBeginAndItsEndWhenOutside() {
        FixSchedule schedule = daily("08:00", "17:00", NEW_YORK);

        ScheduleWindow window = ScheduleWindow.at(schedule, Instant.parse("2026-03-04T23:00:00Z"));

        assertThat(window)
                .isEqualTo(new ScheduleWindow(
                        false, Instant.parse("2026-03-05T13:00:00Z"), Instant.parse("2026-03-05T22:00:00Z")));
    }

    @Test
    void shouldReachOverMidnightAndOverTheWeekend() {
        FixSchedule schedule = new FixSchedule(
                LocalTime.of(22, 0), LocalTime.of(6, 0), null, List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), UTC);

        ScheduleWindow saturday = ScheduleWindow.at(schedule, Instant.parse("2026-03-07T05:59:59Z"));
        ScheduleWindow later = ScheduleWindow.at(schedule, Instant.parse("2026-03-07T06:00:01Z"));

        assertThat(saturday.within()).isTrue();
        assertThat(saturday.nextEnd()).isEqualTo("2026-03-07T06:00:00Z");
        assertThat(later.within()).isFalse();
        assertThat(later.nextStart()).isEqualTo("2026-03-09T22:00:00Z");
    }

    @Test
    void shouldAgreeWithTheEngineAtAnyMoment() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);

        for (int i = 0; i < 300; i++) {
            FixSchedule schedule = any(random);
            SessionSchedule engines = engines(schedule);
            for (int k = 0; k < 20; k++) {
                Instant now = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(700 * 86_400));
                SystemTime.setTimeSource(new FixedTime(now));

                assertThat(ScheduleWindow.at(schedule, now).within())
                        .as("%s at %s, seed %d", schedule, now, seed)
                        .isEqualTo(engines.isSessionTime());
            }
        }
    }

    private record FixedTime(Instant now) implements SystemTimeSource {
        @Override
        public long getTime() {
            return now.toEpochMilli();
        }

        @Override
        public LocalDateTime getNow() {
            return LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        }
    }

    private static SessionSchedule engines(FixSchedule schedule) throws Exception {
        SessionSettings settings = new SessionSettings();
        ScheduleSettings.put(settings, ID, schedule);
        return new DefaultSessionScheduleFactory().create(ID, settings);
    }

    private static FixSchedule any(Random random) {
        LocalTime start = LocalTime.ofSecondOfDay(random.nextInt(86_400));
        LocalTime end = random.nextInt(10) == 0 ? start : LocalTime.ofSecondOfDay(random.nextInt(86_400));
        ZoneId zone = List.of(UTC, ZoneId.of("Asia/Tokyo"), ZoneId.of("America/Bogota"))
                .get(random.nextInt(3));
        DayOfWeek one = DayOfWeek.of(1 + random.nextInt(7));
        DayOfWeek other = DayOfWeek.of(1 + random.nextInt(7));
        return switch (random.nextInt(3)) {
            case 0 -> new FixSchedule(start, end, null, List.of(), zone);
            case 1 -> new FixSchedule(start, end, null, List.of(one, other), zone);
            default -> new FixSchedule(start, end, new FixSchedule.Week(one, other), List.of(), zone);
        };
    }

    private static FixSchedule daily(String start, String end, ZoneId zone) {
        return new FixSchedule(LocalTime.parse(start), LocalTime.parse(end), null, List.of(), zone);
    }
}
