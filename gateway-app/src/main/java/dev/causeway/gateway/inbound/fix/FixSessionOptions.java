package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.gap.GapPolicy;

/**
 * What most sessions leave as it is.
 *
 * @param transport how it connects
 * @param schedule when it is up; null: always
 * @param gaps how missing numbers are asked for; null: as usual, with the heartbeat interval as timeout
 */
public record FixSessionOptions(FixTransport transport, FixSchedule schedule, GapPolicy gaps) {
    /** Missing numbers are asked for as usual. */
    public FixSessionOptions(FixTransport transport, FixSchedule schedule) {
        this(transport, schedule, null);
    }

    /** Plain TCP, always up. */
    public static final FixSessionOptions DEFAULTS = new FixSessionOptions(FixTransport.DEFAULTS, null);
}
