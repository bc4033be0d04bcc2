package dev.causeway.gateway.inbound.fix;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;

/**
 * What all FIX sessions share.
 *
 * @param epochClock stamps
 * @param monotonicClock durations
 * @param pipelineHealthy false: sessions do not log on; true again: they do
 * @param ringPatience how long a session waits for the ring or the journal before it disconnects
 */
public record FixRuntime(
        EpochNanoClock epochClock, NanoClock monotonicClock, BooleanSupplier pipelineHealthy, Duration ringPatience) {}
