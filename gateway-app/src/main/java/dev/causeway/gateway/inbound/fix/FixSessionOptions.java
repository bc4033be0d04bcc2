package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.outbound.ResendPolicy;
import dev.causeway.gateway.inbound.gap.GapPolicy;

/**
 * What most sessions leave as it is.
 *
 * @param transport how it connects
 * @param schedule when it is up; null: always
 * @param gaps how missing numbers are asked for; null: as usual, with the heartbeat interval as timeout
 * @param resend what a venue that asks for numbers again gets
 */
public record FixSessionOptions(FixTransport transport, FixSchedule schedule, GapPolicy gaps, ResendPolicy resend) {
    /** Plain TCP, always up. */
    public static final FixSessionOptions DEFAULTS = new FixSessionOptions(FixTransport.DEFAULTS, null);

    /** Missing numbers are asked for, and requests for ours answered, as usual. */
    public FixSessionOptions(FixTransport transport, FixSchedule schedule) {
        this(transport, schedule, null);
    }

    /** Requests for our numbers are answered as usual. */
    public FixSessionOptions(FixTransport transport, FixSchedule schedule, GapPolicy gaps) {
        this(transport, schedule, gaps, ResendPolicy.DEFAULTS);
    }

    /** The same with other answers to requests for our numbers. */
    public FixSessionOptions withResend(ResendPolicy other) {
        return new FixSessionOptions(transport, schedule, gaps, other);
    }
}
