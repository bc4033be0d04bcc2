package dev.causeway.gateway.outbound.multicast;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When the trading day of the feed's stream ends: every day at one time of a zone's clock. Decided from when the stream
 * began, so a moment that passed while the gateway was down counts too.
 *
 * @param at time of day; where the zone's clock skips it that day, as much later as it skips
 * @param zone whose clock
 */
public record RollSchedule(LocalTime at, ZoneId zone) {
    /** The latest moment not after {@code now} at which a new stream had to begin. */
    public Instant latest(Instant now) {
        ZonedDateTime local = now.atZone(zone);
        Instant today = local.toLocalDate().atTime(at).atZone(zone).toInstant();
        return today.isAfter(now)
                ? local.toLocalDate().minusDays(1).atTime(at).atZone(zone).toInstant()
                : today;
    }
}
